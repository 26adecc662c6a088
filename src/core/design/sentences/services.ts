/** Ports by the names that people call them, where the destination has no port of that name. */
import type { PortRange } from '../schema.ts';

/**
 * Names as they are typed, with their ports. TCP unless said otherwise. Sources: the IANA Service Name and Transport
 * Protocol Port Number Registry; for what it does not assign, the default of the project's own documentation.
 */
const TABLE = `
  ssh 22            sftp 22           telnet 23         smtp 25           dns 53 53/udp
  http 80           kerberos 88 88/udp pop3 110         ntp 123/udp       imap 143
  snmp 161/udp      bgp 179           ldap 389          https 443         http3 443/udp
  quic 443/udp      smb 445           smtps 465         syslog 514/udp    submission 587
  ldaps 636         imaps 993         pop3s 995         mssql 1433        sqlserver 1433
  oracle 1521       radius 1812-1813/udp mqtt 1883      nfs 2049          zookeeper 2181
  etcd 2379-2380    mysql 3306        mariadb 3306      rdp 3389          nats 4222
  otlp 4317-4318    vxlan 4789/udp    postgres 5432     postgresql 5432   amqps 5671
  amqp 5672         rabbitmq 5672     couchdb 5984      winrm 5985-5986   redis 6379
  kubernetes-api 6443 bolt 7687       http-alt 8080     influxdb 8086     statsd 8125/udp
  vault 8200        consul 8500       mqtts 8883        cassandra 9042    prometheus 9090
  kafka 9092        node-exporter 9100 elasticsearch 9200 opensearch 9200 kubelet 10250
  memcached 11211   mongodb 27017     grpc 50051        wireguard 51820/udp
`;

function rangeOf(word: string): PortRange {
  const [numbers = '', protocol = 'tcp'] = word.split('/');
  const [port = 0, endPort] = numbers.split('-').map(Number);
  const base = { protocol: protocol.toUpperCase() as PortRange['protocol'], port };
  return endPort === undefined ? base : { ...base, endPort };
}

function read(table: string): ReadonlyMap<string, readonly PortRange[]> {
  const out = new Map<string, PortRange[]>();
  let name = '';
  for (const word of table.trim().split(/\s+/)) {
    if (/^[a-z]/.test(word)) name = word;
    else out.set(name, [...(out.get(name) ?? []), rangeOf(word)]);
  }
  return out;
}

/** Well-known services by name, in lower case. */
export const SERVICES: ReadonlyMap<string, readonly PortRange[]> = read(TABLE);
