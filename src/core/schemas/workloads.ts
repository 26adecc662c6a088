/** Pods and what runs them: the fields that policy needs. */
import { type KindSchema, kind, PROTOCOL, selector } from './common.ts';
import { flag, type JsonSchemaObject, list, open, text, textMap, whole } from './json-schema.ts';

const CONTAINER = open(
  'A container.',
  {
    name: text('The name of the container.'),
    image: text('The image it runs.'),
    ports: list(
      'Ports that it says it listens on. Policies can name them.',
      open(
        'One port.',
        {
          name: text('A name of at most 15 letters, which policies and services can use.'),
          containerPort: whole('The number of the port.', 1, 65535),
          protocol: PROTOCOL,
        },
        ['containerPort'],
      ),
    ),
  },
  ['name'],
);

const POD_SPEC = open('What runs in the pod.', {
  containers: list('Containers of the pod.', CONTAINER),
  initContainers: list('Containers that run before the others.', CONTAINER),
  serviceAccountName: text('The identity of the pod; `default` where none is given.'),
  hostNetwork: flag('Whether the pod uses the network of its node: NetworkPolicies then do not reach it.'),
  nodeName: text('The node that runs the pod.'),
});

const TEMPLATE = open('The pods that it makes.', {
  metadata: open('Labels of the pods: policies select by them.', {
    labels: textMap('Labels of the pods.'),
    annotations: textMap('Notes for tools.'),
  }),
  spec: POD_SPEC,
});

const REPLICAS = whole('How many pods are wanted.', 0, 1_000_000);

function controller(apiVersion: string, name: string, description: string, replicas: boolean): KindSchema {
  const spec = open('Which pods, and how many.', {
    ...(replicas ? { replicas: REPLICAS } : {}),
    selector: selector('The pods that it owns.'),
    template: TEMPLATE,
  });
  return kind(apiVersion, name, description, { spec });
}

/** Of kinds whose selector is a plain map of labels. */
function olderController(apiVersion: string, name: string, description: string): KindSchema {
  const spec = open('Which pods, and how many.', {
    replicas: REPLICAS,
    selector: textMap('Labels of the pods that it owns.'),
    template: TEMPLATE,
  });
  return kind(apiVersion, name, description, { spec });
}

const JOB_SPEC: JsonSchemaObject = open('What is run.', { template: TEMPLATE });

/** Pod, and every controller of pods that is read. */
export const WORKLOADS: readonly KindSchema[] = [
  kind('v1', 'Pod', 'Containers with one network address.', { spec: POD_SPEC }),
  controller('apps/v1', 'Deployment', 'Keeps a number of alike pods running.', true),
  controller('apps/v1', 'StatefulSet', 'Keeps a number of pods running, each with a name of its own.', true),
  controller('apps/v1', 'DaemonSet', 'Runs one pod on every node.', false),
  controller('apps/v1', 'ReplicaSet', 'Keeps a number of alike pods running; usually made by a Deployment.', true),
  kind('batch/v1', 'Job', 'Runs pods until they are done.', { spec: JOB_SPEC }),
  kind('batch/v1', 'CronJob', 'Makes a Job at set times.', {
    spec: open('When, and what.', {
      schedule: text('When, as in a crontab: `*/10 * * * *`.'),
      jobTemplate: open('The Job that is made.', { spec: JOB_SPEC }),
    }),
  }),
  olderController('v1', 'ReplicationController', 'Keeps a number of alike pods running; the older kind.'),
  olderController('apps.openshift.io/v1', 'DeploymentConfig', "Keeps a number of alike pods running; OpenShift's own."),
  controller(
    'argoproj.io/v1alpha1',
    'Rollout',
    'Keeps a number of alike pods running, and renews them in steps.',
    true,
  ),
];
