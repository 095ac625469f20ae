import type { Verb } from "./verb.ts";
import { withGround } from "./with-ground.ts";

/** `halfsky revoke-access-token`: ends a token of an account at once, e.g. one that leaked while its owner is away. */
export const revokeAccessToken: Verb = {
  name: "revoke-access-token",
  register: (program) => {
    program
      .command("revoke-access-token <id>")
      .description("Revoke an access token of an account at once.\n撤销账号的访问令牌。")
      .requiredOption("--username <name>", "whose token it is")
      .action(async (id: string, { username }: { readonly username: string }) => {
        await withGround(async (ground) => {
          const { writeFor } = await import("../http/run-in-transaction.ts");
          const { platformActor } = await import("../access/actor.ts");
          const { findActor, findCredentials } = await import("../accounts/account.store.ts");
          const { revokeToken } = await import("../accounts/access-token.service.ts");
          const { OperatorError } = await import("../operator-error.ts");
          await writeFor(ground, { actor: platformActor, requestId: null }, async (context) => {
            const found = await findCredentials(context.transaction, username.toLowerCase());
            const actor = found && (await findActor(context.transaction, found.accountId));
            if (actor === undefined)
              throw new OperatorError(`没有账号 ${username} / there is no account ${username}`);
            await revokeToken({ ...context, actor }, id);
          });
        });
        console.log(`已撤销访问令牌 ${id} / revoked access token ${id}`);
      });
  },
};
