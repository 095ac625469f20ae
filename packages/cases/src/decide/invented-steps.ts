import { invented } from "../definition/invented-system.ts";
import type { ActionDetails, Answer } from "../log/case-log.ts";
import { InventedCase, inventedPeople } from "../log/invented-log.ts";

const { desk, worker } = inventedPeople;
type Fields = Readonly<Record<string, Answer>>;

/* First steps of cases of the invented system, for tests. */

export const report = (fields: Fields = {}): ActionDetails => ({
  answers: {
    fields: { channel: "call", danger: false, harm: "none", ...fields },
    parties: { person: [{ id: "p", parts: { name: "王某", birthDate: "1990-01-01" } }] },
  },
});
export const visit = (fields: Fields = {}): ActionDetails => ({
  answers: { fields: { danger: false, findings: "访", needs: ["food"], ...fields } },
});
export const opened = (fields: Fields = {}): InventedCase =>
  new InventedCase(invented).do(desk, "receive", report(fields));
export const taken = (fields: Fields = {}): InventedCase =>
  opened(fields).do(desk, "take", { assignee: worker.accountId });
