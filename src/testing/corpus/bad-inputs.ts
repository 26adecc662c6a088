/**
 * What a diagnostic must say about each bad input of the corpus: every expression must match the text of one diagnostic,
 * `severity code message (field)`. They are written for the meaning of the defect that the corpus names, with its object or field,
 * not for our wording; a diagnostic that says only that something is wrong does not match.
 */
const NO_PEER = /error .*(no peer|at least one|must not be empty)/;
const UNLIKE_PODS = (owner: string) => new RegExp(`same owner.*${owner}.*different labels|${owner}.*labels differ`);

export const BAD_INPUTS: Readonly<Record<string, readonly RegExp[]>> = {
  anp_bad_path_test_1: [/same-priority.*same.?priority.*priority-50-example.*priority 50/],
  anp_bad_path_test_10: [new RegExp(`${NO_PEER.source}.*\\(spec\\.egress\\[0\\]`)],
  anp_bad_path_test_12: [/error .*`action`.*missing.*\(spec\.egress\[0\]/],
  anp_bad_path_test_15: [new RegExp(`${NO_PEER.source}.*\\(spec\\.ingress\\[0\\]`)],
  anp_bad_path_test_17: [/error .*exactly one field.*port.*\(spec\.ingress\[3\]\.ports\[0\]\)/],
  anp_bad_path_test_18: [/error .*`Ok`.*`action`.*\(spec\.ingress\[0\]\.action\)/],
  anp_bad_path_test_20: [/error .*`priority`.*1001.*range/],
  anp_bad_path_test_4: [/error .*subject.*(neither|exactly one).*\(spec\.subject\)/],
  anp_bad_path_test_5: [/error .*subject.*(both|exactly one).*\(spec\.subject\)/],
  anp_bad_path_test_6: [new RegExp(`${NO_PEER.source}.*\\(spec\\.egress\\[0\\]`)],
  anp_bad_path_test_8: [/error .*exactly one field.*port.*\(spec\.egress\[3\]\.ports\[0\]\)/],
  anp_bad_path_test_9: [/error .*`Accept`.*`action`.*\(spec\.egress\[1\]\.action\)/],
  bad_netpols_subdir1: [/error .*`A` is not an address range.*\.ipBlock\.cidr\)/],
  bad_netpols_subdir4: [/error .*peer.*empty.*\.from\[0\]\)/],
  bad_netpols_subdir7: [/error .*`\$backendservice` is not a label value.*podSelector/],
  bad_path_namespace_with_same_name: [/error .*duplicate.*`Namespace blue`.*already/],
  banp_bad_path_test_1: [/error .*`?BaselineAdminNetworkPolicy.*already.*only one/],
  banp_bad_path_test_10: [new RegExp(`${NO_PEER.source}.*\\(spec\\.ingress\\[0\\]`)],
  banp_bad_path_test_11: [new RegExp(`${NO_PEER.source}.*\\(spec\\.ingress\\[0\\]`)],
  banp_bad_path_test_12: [/error .*exactly one field.*peer.*\(spec\.ingress\[0\]\.from\[0\]\)/],
  banp_bad_path_test_15: [/error .*`zc00::\/8` is not an address range.*\.networks\[0\]\)/],
  banp_bad_path_test_2: [/error .*must be named `default`.*`banp-name`/],
  banp_bad_path_test_3: [/error .*subject.*(neither|exactly one).*\(spec\.subject\)/],
  banp_bad_path_test_4: [/error .*subject.*(both|exactly one).*\(spec\.subject\)/],
  banp_bad_path_test_5: [new RegExp(`${NO_PEER.source}.*\\(spec\\.egress\\[0\\]`)],
  banp_bad_path_test_6: [new RegExp(`${NO_PEER.source}.*\\(spec\\.egress\\[0\\]`)],
  example_pods_w_same_owner_and_labels_gap_with_bad_match_expression: [UNLIKE_PODS('default/internal-security')],
  fatal_bad_yamls_subdir2: [/error file\/.*no Kubernetes object/],
  'fatal_malformed-pod-example-4': [/error .*`kind` is missing/],
  fatal_ttt: [/error file\/.*no Kubernetes object/],
  np_bad_path_test_1: [/error .*duplicate.*`?NetworkPolicy .*backend-netpol`?.*already/],
  np_bad_path_test_2: [/error .*`endPort`.*named port.*\.endPort\)/],
  'semanticDiff-same-topologies-illegal-podlist': [UNLIKE_PODS('demo/cog-agents')],
  'severe_bad_yamls_irrelevant_k8s_resources.yaml': [/no workload/],
  'severe_malformed-pod-example-2': [/`ports` must be a list.*containers\[0\]\.ports\)/],
  'severe_malformed-pod-example-5': [/error yaml\/.*(character|cannot start)/],
  // these two say what the other tool cannot do; ours can, and names the field that needs care
  warn_anp_and_banp_using_networks_and_nodes_test: [/`nodes` .*\.to\[0\]\.nodes\)/],
  warn_anp_test_named_ports_multiple_peers: [/warning .*named port never matches networks.*\(spec\.egress\[0\]\)/],
};
