import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { z } from "zod";
import { cipherNames } from "./cases/keys/case-cipher.ts";
import { OperatorError } from "./operator-error.ts";

const yesNo = z.enum(["yes", "no"]).transform((word) => word === "yes");

/** Every setting: an environment variable with its sentence in both languages and its default; docs/settings.md is held against this list. */
export const settings = z.object({
  PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .default(8080)
    .describe("服务端口。 Port the server listens on."),
  HOST: z
    .string()
    .min(1)
    .default("127.0.0.1")
    .describe("监听地址；0.0.0.0 表示所有网卡。 Address the server listens on."),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "must begin with postgres:// or postgresql://")
    .optional()
    .describe(
      "PostgreSQL（15 及以上）地址；不设则用内置数据库。 Address of a PostgreSQL server (15 or newer); without it the embedded database is used.",
    ),
  DATABASE_CONNECTIONS: z.coerce
    .number()
    .int()
    .min(2)
    .max(200)
    .default(10)
    .describe(
      "每个进程最多保持的 PostgreSQL 连接数。 Connections that one server process keeps open to PostgreSQL at most.",
    ),
  DATABASE_PREPARED: yesNo
    .prefault("yes")
    .describe(
      "是否让 PostgreSQL 连接记住每次请求都要用的语句；经过按事务分配连接、且不支持预备语句的连接池（如 1.21 以前的 PgBouncer）时设为 no。 Let connections to PostgreSQL keep the statements that come with every request; no behind a pooler that hands out connections by transaction and knows nothing of prepared statements, such as PgBouncer before 1.21.",
    ),
  HALFSKY_DATA: z
    .string()
    .min(1)
    .default("data")
    .describe("内置数据库及锁文件所在文件夹。 Folder of the embedded database and its lock file."),
  HALFSKY_SAMPLE_CITY: z
    .enum(["auto", "yes", "no"])
    .default("auto")
    .describe(
      "是否载入虚构的示例城市；auto 仅在新建的内置数据库中载入。 Whether the made-up sample city is loaded: auto loads it into a new embedded database only.",
    ),
  HALFSKY_SESSION_IDLE_MINUTES: z.coerce
    .number()
    .int()
    .min(1)
    .max(1440)
    .default(30)
    .describe("无操作多少分钟后会话结束。 Minutes without a request after which a session ends."),
  HALFSKY_SESSION_HOURS: z.coerce
    .number()
    .int()
    .min(1)
    .max(168)
    .default(12)
    .describe("会话最长小时数。 Hours after which a session ends however busy it is."),
  HALFSKY_SECURE_COOKIE: yesNo
    .prefault("no")
    .describe(
      "会话 Cookie 是否仅经 HTTPS 发送；对外使用 HTTPS 时必须设为 yes。 Send the session cookie over HTTPS only; yes wherever people reach the server through HTTPS.",
    ),
  HALFSKY_TRUST_PROXY: yesNo
    .prefault("no")
    .describe(
      "是否信任 X-Forwarded-* 头；仅在反向代理之后设为 yes。 Believe X-Forwarded-* headers; yes only behind a reverse proxy that sets them.",
    ),
  HALFSKY_SIGN_INS_PER_MINUTE: z.coerce
    .number()
    .int()
    .min(1)
    .max(10_000)
    .default(20)
    .describe(
      "同一网络地址每分钟可尝试登录的次数。 Sign-in tries that one network address may make in a minute.",
    ),
  HALFSKY_TOKEN_REQUESTS_PER_MINUTE: z.coerce
    .number()
    .int()
    .min(1)
    .max(1_000_000)
    .default(1200)
    .describe("一个访问令牌每分钟可发出的请求数。 Requests that one access token may make in a minute."),
  HALFSKY_UPLOAD_MEGABYTES: z.coerce
    .number()
    .int()
    .min(1)
    .max(500)
    .default(20)
    .describe("上传文件大小上限（MB）。 Largest file that may be uploaded, in megabytes."),
  HALFSKY_BULK_MEGABYTES: z.coerce
    .number()
    .int()
    .min(1)
    .max(4096)
    .default(256)
    .describe(
      "一次批量装载的数据上限（解压后，MB）。 Most that one bulk load may bring, unpacked, in megabytes.",
    ),
  HALFSKY_ATTACHMENT_MEGABYTES: z.coerce
    .number()
    .int()
    .min(1)
    .max(100)
    .default(10)
    .describe(
      "单个附件（照片、佐证材料）大小上限（MB）。 Largest attachment (photograph, evidence), in megabytes.",
    ),
  HALFSKY_JOB_WORKERS: z.coerce
    .number()
    .int()
    .min(0)
    .max(32)
    .default(1)
    .describe(
      "本进程同时执行的后台任务数；0 表示交给其他进程。 Background jobs that this process runs at the same time; 0 leaves them to other processes.",
    ),
  HALFSKY_SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, "must begin with smtp:// or smtps://")
    .optional()
    .describe(
      "发送邮件的服务器，如 smtps://user:password@mail.internal；不设则不发邮件。 Mail server, e.g. smtps://user:password@mail.internal; without it no mail is sent.",
    ),
  HALFSKY_MAIL_FROM: z
    .string()
    .min(3)
    .default("halfsky@localhost")
    .describe("邮件的发件人。 Sender of the mails."),
  HALFSKY_WEBHOOK_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe(
      "把消息同时推送到这个地址（如政务钉钉、企业微信的中转程序）；不设则不推送。 Address that is called with every notification, e.g. a bridge to a messenger; without it nothing is called.",
    ),
  HALFSKY_WEBHOOK_SECRET: z
    .string()
    .min(16)
    .optional()
    .describe(
      "推送签名密钥，设了 HALFSKY_WEBHOOK_URL 时必须设置。 Key that signs the calls; needed with HALFSKY_WEBHOOK_URL.",
    ),
  HALFSKY_PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe(
      "人们打开平台用的地址，写在邮件末尾。 Address at which people open the platform, for the links in mails.",
    ),
  HALFSKY_CASE_KEY: z
    .string()
    .min(1)
    .optional()
    .describe(
      "个案主密钥，32 字节，64 位十六进制或 Base64；遗失则个案中的个人信息无法恢复。 Master key of cases, 32 bytes in hexadecimal or Base64; without it nobody reads what is personal in a case.",
    ),
  HALFSKY_CASE_KEY_FILE: z
    .string()
    .min(1)
    .optional()
    .describe(
      "存放个案主密钥的文件；两者都不设则在数据文件夹中生成 case.key。 File with the master key of cases; without both, case.key is made in the data folder.",
    ),
  HALFSKY_CASE_CIPHER: z
    .enum(cipherNames)
    .default("aes-256-gcm")
    .describe(
      "个案加密算法：aes-256-gcm 或国密 sm4（配 SM3）；首个个案登记之前选定。 Cipher of cases: aes-256-gcm, or sm4 with SM3; to be chosen before the first case.",
    ),
  HALFSKY_PUBLIC_REPORTS_PER_HOUR: z.coerce
    .number()
    .int()
    .min(1)
    .max(10_000)
    .default(20)
    .describe(
      "同一网络地址每小时可提交、查询的公众报告数。 Reports, and questions after them, that one network address may send in an hour without an account.",
    ),
  HALFSKY_IMPORT_DAYS: z.coerce
    .number()
    .int()
    .min(1)
    .max(3650)
    .default(30)
    .describe(
      "规划导入最终失败后，上传文件保留的天数；到期清除文件，导入记录和文件摘要留存。名单导入后，未导入的行也保留这么多天。 Days that the file of a plan import is kept after the import failed for good; then it is cleared, record and hash stay. Refused rows of a loaded list are kept as long.",
    ),
  HALFSKY_RELEASE_LEAST: z.coerce
    .number()
    .int()
    .min(3)
    .max(100)
    .default(5)
    .describe(
      "由个案产生的数据发布时，少于多少件予以保密。 Figures of service cases below this number are withheld when they are published.",
    ),
  HALFSKY_LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"])
    .default("warn")
    .describe("日志级别。 How much the server writes to its log."),
});

/** The settings a process runs with, and the project's root folder. */
export type Config = z.infer<typeof settings> & { readonly root: string };

/** A start with wrong settings; the message names every fault. */
export class WrongSettingsError extends OperatorError {
  override readonly name = "WrongSettingsError";
}

/** Reads the settings from environment variables; throws WrongSettingsError naming all faults. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([name, value]) => name in settings.shape && value !== ""),
  );
  const parsed = settings.safeParse(given);
  if (!parsed.success) {
    throw new WrongSettingsError(
      `配置有误，见 docs/settings.md / wrong settings, see docs/settings.md\n${z.prettifyError(parsed.error)}`,
    );
  }
  const root = findProjectRoot(import.meta.dirname);
  return { ...parsed.data, root, HALFSKY_DATA: resolve(root, parsed.data.HALFSKY_DATA) };
}

/** The folder that holds the root package.json, from sources and from the built bundle alike. */
export function findProjectRoot(start: string): string {
  for (let folder = start; ; folder = dirname(folder)) {
    const file = join(folder, "package.json");
    if (existsSync(file)) {
      const content: unknown = JSON.parse(readFileSync(file, "utf8"));
      if (typeof content === "object" && content !== null && "workspaces" in content) return folder;
    }
    if (dirname(folder) === folder) throw new Error(`no project root above ${start}`);
  }
}
