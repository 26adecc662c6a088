/** The worker of monaco-yaml, in a file of its own so that the bundler makes a worker of it. */
import 'monaco-yaml/yaml.worker.js';
