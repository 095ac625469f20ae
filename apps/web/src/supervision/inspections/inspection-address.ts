/** Address of an inspection, on one of its tabs. */
export function inspectionAddress(id: string, tab?: string): string {
  const path = `/inspections/${encodeURIComponent(id)}`;
  return tab === undefined ? path : `${path}?tab=${tab}`;
}

/** Address of a finding. */
export function findingAddress(inspection: string, finding: string): string {
  return `${inspectionAddress(inspection)}/findings/${encodeURIComponent(finding)}`;
}

/** Address of the form of a visit. */
export function visitAddress(inspection: string, visit: string): string {
  return `${inspectionAddress(inspection)}/visits/${encodeURIComponent(visit)}`;
}
