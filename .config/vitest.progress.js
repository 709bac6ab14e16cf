/** Names each file when it begins, so that nobody takes a long one for one that hangs. */
export default class Progress {
  onTestModuleQueued({ relativeModuleId }) {
    process.stdout.write(`▸ ${relativeModuleId}\n`);
  }
}
