import { useState } from 'react';
import type { AuditFilterValue } from './audit-filter.tsx';
import { AuditLog } from './audit-log.tsx';

/** Who did what, newest first. Another filter begins with the newest entries again. */
export default function AuditPage() {
  const [filter, setFilter] = useState<AuditFilterValue>({});
  return <AuditLog key={JSON.stringify(filter)} filter={filter} onFilter={setFilter} />;
}
