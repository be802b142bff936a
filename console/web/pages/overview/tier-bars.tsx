import './tier-bars.css';
import Box from '@cloudscape-design/components/box';
import { useLanguage, useWords } from '../../language/language-context.ts';
import type { TierFunnel } from './overview.ts';
import { OVERVIEW_WORDS } from './words.ts';

const STEPS = ['newLeads', 'called', 'answered', 'rightParty', 'advanced'] as const;

interface TierBarsProps {
  readonly tier: TierFunnel;
  readonly period: 'today' | 'last30Days';
}

/** One tier's part of the funnel: a bar for each step, as long as its share of the longest. */
export function TierBars({ tier, period }: TierBarsProps) {
  const words = useWords(OVERVIEW_WORDS);
  const { language } = useLanguage();
  const { name, waiting } = tier;
  const counts = tier[period];
  const most = Math.max(1, ...STEPS.map((step) => counts[step]));
  const figures = new Intl.NumberFormat(language);
  return (
    <section>
      <Box variant="h3">
        {words.tierName(tier.tier, name)} <Box variant="small">{words.waiting(waiting.leads, waiting.isAll)}</Box>
      </Box>
      <dl className="tierline-funnel">
        {STEPS.map((step) => (
          <div key={step} className="tierline-funnel-step">
            <dt>{words.steps[step]}</dt>
            <dd>
              <span aria-hidden>
                <span className="tierline-funnel-bar" style={{ inlineSize: `${(100 * counts[step]) / most}%` }} />
              </span>
              <span className="tierline-funnel-figure">{figures.format(counts[step])}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
