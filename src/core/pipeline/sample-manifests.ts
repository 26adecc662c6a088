/** Manifests of the usual kinds: what an engine reads once before it is asked, so that its first real import is fast. */
import type { PolicySource } from '../analyses/answers.ts';

const SHOPS = 12;

/** A few dozen objects in the usual forms, in one file. */
export function sampleManifests(): PolicySource[] {
  const documents = Array.from({ length: SHOPS }, (_, i) => shop(`shop-${i}`));
  return [{ name: 'sample.yaml', text: documents.join('---\n') }];
}

function shop(namespace: string): string {
  return `apiVersion: v1
kind: Namespace
metadata:
  name: ${namespace}
  labels:
    kubernetes.io/metadata.name: ${namespace}
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: ${namespace}
  labels:
    app: web
spec:
  replicas: 2
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      serviceAccountName: web
      containers:
        - name: web
          image: example.com/web:1
          env:
            - name: DATABASE
              value: "db.${namespace}:5432"
          ports:
            - name: http
              containerPort: 8080
---
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: ${namespace}
spec:
  selector:
    app: web
  ports:
    - port: 80
      targetPort: http
---
# lets the front in
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
  namespace: ${namespace}
spec:
  podSelector:
    matchLabels:
      app: web
  policyTypes:
    - Ingress
    - Egress
  ingress:
    - from:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: ${namespace}
          podSelector:
            matchExpressions:
              - { key: app, operator: In, values: [front] }
      ports:
        - protocol: TCP
          port: 8080
  egress:
    - to:
        - ipBlock:
            cidr: 10.0.0.0/8
            except:
              - 10.96.0.0/12
`;
}
