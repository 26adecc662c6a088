import { expect, it } from 'vitest';
import { EMPTY_CLUSTER, type Service, type Workload } from './cluster.ts';
import { selectorOfLabels } from './selector.ts';
import { mappedPorts } from './service-ports.ts';

const web: Workload = {
  id: 'shop/web[Deployment]',
  namespace: 'shop',
  name: 'web',
  kind: 'Deployment',
  pods: [
    {
      labels: new Map([['app', 'web']]),
      ports: [{ name: 'http', protocol: 'TCP', port: 8080 }],
      serviceAccount: 'default',
      hostNetwork: false,
      addresses: [],
    },
  ],
};
const service = (over: Partial<Service>): Service => ({
  namespace: 'shop',
  name: 'web',
  type: 'ClusterIP',
  selector: selectorOfLabels([['app', 'web']]),
  ports: [{ protocol: 'TCP', port: 80, targetPort: 'http' }],
  ...over,
});
const mapped = (...services: Service[]) =>
  mappedPorts({ ...EMPTY_CLUSTER, workloads: [web], services }).get('shop/web[Deployment]');

it('follows a Service to the port that the pod listens on, by number and by name', () => {
  expect(mapped(service({}))).toEqual([{ protocol: 'TCP', port: 8080, servicePorts: [80] }]);
  const numbered = service({ name: 'other', ports: [{ protocol: 'TCP', port: 443, targetPort: 8080 }] });
  expect(mapped(service({}), numbered)).toEqual([{ protocol: 'TCP', port: 8080, servicePorts: [80, 443] }]);
});

it('says nothing where the number stays, the port has no such name, or the Service is elsewhere or selects others', () => {
  expect(mapped(service({ ports: [{ protocol: 'TCP', port: 8080, targetPort: 'http' }] }))).toBeUndefined();
  expect(mapped(service({ ports: [{ protocol: 'TCP', port: 80, targetPort: 'grpc' }] }))).toBeUndefined();
  expect(mapped(service({ namespace: 'bank' }))).toBeUndefined();
  expect(mapped(service({ selector: selectorOfLabels([['app', 'db']]) }))).toBeUndefined();
});
