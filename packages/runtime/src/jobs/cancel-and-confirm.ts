import { CalloffError } from "../error.ts";
import { tell } from "../http/hooks.ts";
import { invalidOption } from "../invalid-option.ts";
import { KIT } from "../kit.ts";
import { loadWords, withLater } from "../load-later.ts";
import { type CallOptions, type ConfirmOptions, checkCallOptions, checkFunction } from "../options.ts";
import { cancel } from "./cancel.ts";
import type { Confirmation, Confirmed } from "./confirmation.ts";
import type { JobId, Outcome } from "./outcome.ts";
import type { StatusSender } from "./read-status.ts";

/** Milliseconds for a cancel and its confirmation: stopping a machine takes vendors a minute or two. */
const CONFIRM_TIMEOUT = 120_000;

type Options = CallOptions & Partial<ConfirmOptions>;

/**
 * Asks the vendor to stop a job; and, with `confirm`, how the job is until it has stopped.
 *
 * @throws CalloffError as `cancel` does. Once the cancel is accepted nothing is thrown any more: the outcome says
 *   why it is not confirmed
 */
export function cancelAndConfirm(
  sender: StatusSender,
  id: JobId,
  options: Options = {},
): Promise<Outcome | Confirmed<Outcome>> {
  const { confirm, onAccepted } = options ?? {};
  const isPlain = confirm === undefined && onAccepted === undefined;
  return isPlain ? cancel(sender, id, options) : cancelAndFollow(sender, id, options);
}

async function cancelAndFollow(
  sender: StatusSender,
  id: JobId,
  options: Options,
): Promise<Outcome | Confirmed<Outcome>> {
  const { confirm, onAccepted } = options;
  const { name } = sender.descriptor;
  checkFunction(name, "onAccepted", onAccepted);
  if (confirm !== undefined && typeof confirm !== "boolean") {
    invalidOption(name, "confirm", "must be true or false");
  }
  if (!confirm) return cancel(sender, id, options);

  const limits = checkCallOptions(name, options, { ...sender.settings, timeout: CONFIRM_TIMEOUT });
  const endsAt = performance.now() + limits.timeout;
  // Beside the cancel, which does not wait for it.
  void loadWords();
  const outcome = await cancel(sender, id, limits);
  if (outcome.state !== "canceling") return { ...outcome, confirmation: undefined };
  tell(onAccepted, undefined);
  return withLater<Confirmed<Outcome> | Promise<Confirmed<Outcome>>>(
    ({ follow }) => follow(KIT, sender, outcome, { ...limits, endsAt }),
    (error) => ({ ...outcome, confirmation: notFollowed(error, name, limits) }),
    limits.signal,
    endsAt - performance.now(),
  );
}

function notFollowed(error: unknown, provider: string, { signal }: CallOptions): Confirmation {
  const code = signal?.aborted ? "aborted" : "timeout";
  const message = `${provider}: accepted, but not confirmed: ${code}.`;
  const why = CalloffError.is(error) ? error : new CalloffError({ code, provider, message });
  return { confirmed: false, status: undefined, reads: 0, error: why };
}
