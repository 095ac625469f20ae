import type { Verb } from "./verb.ts";
import { withGround } from "./with-ground.ts";

interface Options {
  readonly username: string;
  readonly name: string;
  readonly area: string;
  readonly organisation?: string;
  readonly permission: readonly string[];
  readonly expires: string;
  readonly json?: boolean;
}

/** `halfsky create-access-token`: makes a token for a program in a person's name, within what she may do. */
export const createAccessToken: Verb = {
  name: "create-access-token",
  register: (program) => {
    program
      .command("create-access-token")
      .description(
        "Make an access token for an account, within what it may do. The secret is printed once. People make their own on the page Access tokens.\n为账号生成访问令牌。",
      )
      .requiredOption("--username <name>", "whose token it is")
      .requiredOption("--name <words>", "what it is for")
      .requiredOption("--area <code>", "the area that it reaches, with what lies below")
      .option("--organisation <id>", "only rows of this unit")
      .requiredOption(
        "--permission <word...>",
        "one or more, e.g. observation.read, observation.write, area.read, indicator.read",
      )
      .requiredOption("--expires <day>", "last day, such as 2027-06-30")
      .option("--json", "print the token as JSON")
      .action(async (options: Options) => {
        const made = await withGround(async (ground) => {
          const { accessTokenInput } = await import("@halfsky/api-contract");
          const { writeFor } = await import("../http/run-in-transaction.ts");
          const { platformActor } = await import("../access/actor.ts");
          const { findActor, findCredentials } = await import("../accounts/account.store.ts");
          const { makeToken } = await import("../accounts/access-token.service.ts");
          const { OperatorError } = await import("../operator-error.ts");
          const input = accessTokenInput.safeParse({
            name: options.name,
            areaCode: options.area,
            organisationId: options.organisation ?? null,
            permissions: options.permission,
            expiresOn: options.expires,
          });
          if (!input.success)
            throw new OperatorError(
              input.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("\n"),
            );
          return await writeFor(ground, { actor: platformActor, requestId: null }, async (context) => {
            const found = await findCredentials(context.transaction, options.username.toLowerCase());
            const actor = found && (await findActor(context.transaction, found.accountId));
            if (actor === undefined)
              throw new OperatorError(
                `没有账号 ${options.username} / there is no account ${options.username}`,
              );
            return await makeToken({ ...context, actor }, input.data);
          });
        });
        if (options.json === true) console.log(JSON.stringify(made));
        else {
          console.log(`已生成访问令牌 ${made.token.id} / made access token ${made.token.id}`);
          console.log(`密文，只显示这一次 / secret, shown this once: ${made.secret}`);
        }
      });
  },
};
