import type { Fault } from "@halfsky/api-contract";
import { hash, verify } from "@node-rs/argon2";

/** OWASP's first choice for argon2id: 46 MiB, one pass, one lane; the library's default algorithm is argon2id. */
const cost = { memoryCost: 47_104, timeCost: 1, parallelism: 1 } as const;

/** Hashes a password with argon2id. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

let decoy: Promise<string> | undefined;

/** Whether a password fits a hash; without a hash the same work is done for nothing, so that time tells nothing. */
export async function isPassword(password: string, passwordHash: string | undefined): Promise<boolean> {
  decoy ??= hashPassword("no account has this");
  const fits = await verify(passwordHash ?? (await decoy), password);
  return fits && passwordHash !== undefined;
}

/** What keeps a new password from being accepted; nothing when it is good. GB/T 22239 level 3, 8.1.4.1 a. */
export function passwordFaults(password: string, username: string): Fault[] {
  const faults: Fault[] = [];
  const say = (zh: string, en: string): void => {
    faults.push({ where: "body.newPassword", message: { zh, en } });
  };
  if (password.length < 10) say("至少 10 个字符", "at least 10 characters");
  const classes = [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{Ll}\p{Lu}\p{N}]/u];
  if (classes.filter((one) => one.test(password)).length < 3) {
    say(
      "须含大写字母、小写字母、数字、其他字符中的至少三类",
      "must have three of: capital letters, small letters, digits, other characters",
    );
  }
  if (password.toLowerCase().includes(username.toLowerCase())) {
    say("不能包含用户名", "must not contain the username");
  }
  return faults;
}
