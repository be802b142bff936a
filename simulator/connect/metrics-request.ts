import * as z from 'zod';
import { ConnectError } from './connect-error.ts';

/** What one group of the wallboard shows. AGENTS_ON_CONTACT counts after-contact work too, as Connect's does. */
export interface GroupCounts {
  readonly routingProfileId: string;
  readonly queueId: string;
  readonly available: number;
  readonly talking: number;
  readonly afterContactWork: number;
}

export interface Wallboard {
  readonly takenAt: string;
  readonly groups: readonly GroupCounts[];
}

export interface MetricsRequest {
  readonly grouping?: 'QUEUE' | 'ROUTING_PROFILE';
  readonly wanted: (group: GroupCounts) => boolean;
  readonly metrics: readonly { readonly Name: MetricName; readonly Unit: string }[];
  readonly maxResults: number;
  readonly offset: number;
}

const VALUE = {
  AGENTS_AVAILABLE: (group: GroupCounts) => group.available,
  AGENTS_ONLINE: (group: GroupCounts) => group.available + group.talking + group.afterContactWork,
  AGENTS_STAFFED: (group: GroupCounts) => group.available + group.talking + group.afterContactWork,
  AGENTS_ON_CONTACT: (group: GroupCounts) => group.talking + group.afterContactWork,
  AGENTS_ON_CALL: (group: GroupCounts) => group.talking + group.afterContactWork,
  AGENTS_AFTER_CONTACT_WORK: (group: GroupCounts) => group.afterContactWork,
  AGENTS_NON_PRODUCTIVE: () => 0,
  AGENTS_ERROR: () => 0,
} as const;

type MetricName = keyof typeof VALUE;
const METRIC_NAMES = Object.keys(VALUE);

const isMetricName = (name: string): name is MetricName => METRIC_NAMES.includes(name);

const idsOrArns = z.array(z.string().min(1)).min(1).max(100);

const body = z.object({
  Filters: z.object({
    Queues: idsOrArns.optional(),
    RoutingProfiles: idsOrArns.optional(),
    Channels: z
      .array(z.enum(['VOICE', 'CHAT', 'TASK', 'EMAIL']))
      .max(4)
      .optional(),
  }),
  Groupings: z
    .array(z.enum(['QUEUE', 'ROUTING_PROFILE', 'CHANNEL']))
    .max(2)
    .optional(),
  CurrentMetrics: z
    .array(z.object({ Name: z.string().refine(isMetricName), Unit: z.enum(['COUNT', 'SECONDS', 'PERCENT']) }))
    .min(1),
  MaxResults: z.number().int().min(1).max(100).optional(),
  NextToken: z
    .string()
    .regex(/^\d{1,6}$/)
    .optional(),
});

/** @throws ConnectError for a request that Connect would refuse. */
export function readMetricsRequest(json: unknown): MetricsRequest {
  const parsed = body.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new ConnectError(
      'InvalidParameterException',
      `${issue?.path.join('.') ?? 'body'}: ${issue?.code ?? 'invalid'}.`,
    );
  }
  const { Filters: filters, Groupings: groupings, CurrentMetrics: metrics, MaxResults, NextToken } = parsed.data;
  if ((filters.Queues === undefined) === (filters.RoutingProfiles === undefined)) {
    throw new ConnectError('InvalidRequestException', 'Filter by either Queues or RoutingProfiles.');
  }
  const ids = new Set((filters.Queues ?? filters.RoutingProfiles ?? []).map((idOrArn) => idOrArn.split('/').at(-1)));
  const hasVoice = filters.Channels?.includes('VOICE') ?? true;
  const grouping = groupings?.find((wanted) => wanted !== 'CHANNEL');
  return {
    wanted: (group) => hasVoice && ids.has(filters.Queues === undefined ? group.routingProfileId : group.queueId),
    metrics,
    maxResults: MaxResults ?? 100,
    offset: Number(NextToken ?? 0),
    ...(grouping !== undefined && { grouping }),
  };
}

/** The answer to a metrics request. A group in which nobody is signed in is absent: Connect shows no row for it. */
export function metricsAnswer(request: MetricsRequest, board: Wallboard): Record<string, unknown> {
  const groups = board.groups.filter(
    (group) => request.wanted(group) && group.available + group.talking + group.afterContactWork > 0,
  );
  const rows =
    request.grouping === undefined
      ? groups.length === 0
        ? []
        : [{ Collections: collections(request, groups) }]
      : groups.map((group) => ({
          Dimensions: dimensions(request.grouping, group),
          Collections: collections(request, [group]),
        }));
  const end = request.offset + request.maxResults;
  return {
    MetricResults: rows.slice(request.offset, end),
    DataSnapshotTime: Date.parse(board.takenAt) / 1000,
    ApproximateTotalCount: rows.length,
    ...(end < rows.length && { NextToken: String(end) }),
  };
}

function dimensions(grouping: MetricsRequest['grouping'], group: GroupCounts): Record<string, unknown> {
  return {
    Channel: 'VOICE',
    ...(grouping === 'QUEUE' ? { Queue: { Id: group.queueId } } : { RoutingProfile: { Id: group.routingProfileId } }),
  };
}

function collections(request: MetricsRequest, groups: readonly GroupCounts[]): readonly Record<string, unknown>[] {
  return request.metrics.map((metric) => ({
    Metric: metric,
    Value: groups.reduce((sum, group) => sum + VALUE[metric.Name](group), 0),
  }));
}
