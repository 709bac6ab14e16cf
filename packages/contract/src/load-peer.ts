import { UserError } from "@calloff/openapi";

/**
 * Loads an optional package where it is needed, and nowhere else: Prism brings a hundred packages.
 *
 * @throws UserError when it is not installed
 */
export async function loadPeer<Module>(name: string, load: () => Promise<Module>): Promise<Module> {
  try {
    return await load();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_MODULE_NOT_FOUND") throw error;
    const reason = (error as Error).message.split(" imported from")[0];
    throw new UserError(
      `${name} is needed here, for Prism; install it as a development dependency. ${reason}.`,
    );
  }
}
