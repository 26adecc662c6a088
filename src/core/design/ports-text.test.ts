import { expect, test } from 'vitest';
import { parsePorts, portsLabel } from './ports-text.ts';

test.each([
  ['any', 'any port'],
  ['', 'to be confirmed'],
  ['8080', 'tcp 8080'],
  ['5432/tcp 53/udp', 'tcp 5432 udp 53'],
  ['udp 53, 5353 tcp 53', 'tcp 53 udp 53, 5353'],
  ['9090-9099, 9090-9099', 'tcp 9090-9099'],
  ['tcp:80', 'tcp 80'],
])('`%s` reads as `%s`', (text, words) => {
  const parsed = parsePorts(text);
  expect(parsed.ok && portsLabel(parsed.ports)).toBe(words);
});

test.each(['http', '0', '70000', '90-80', '80-70000', '<script>', 'tcp'])('`%s` is refused with a way out', (text) => {
  const parsed = parsePorts(text);
  expect(parsed.ok).toBe(false);
  expect(!parsed.ok && parsed.message.length > 0).toBe(true);
});

test('names so many ports, then counts', () => {
  const ports = [1, 2, 3, 4, 5].map((port) => ({ protocol: 'TCP' as const, port }));
  expect(portsLabel(ports, 3)).toBe('tcp 1, 2, 3 +2');
});
