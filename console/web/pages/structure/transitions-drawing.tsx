import './transitions-drawing.css';
import { STAGES } from '../../../../shared/domain/stage.ts';
import { useLanguage, useWords } from '../../language/language-context.ts';
import type { Box } from './structure-answers.ts';
import { boxText } from './transition-telling.ts';
import type { Way } from './ways.ts';
import { STRUCTURE_WORDS } from './words.ts';

interface Place {
  readonly x: number;
  readonly y: number;
}

const WIDE = 180;
const HIGH = 48;
const PLACES: Readonly<Record<Box, Place>> = {
  prospecting: { x: 120, y: 130 },
  selling: { x: 430, y: 130 },
  'account-care': { x: 740, y: 130 },
  review: { x: 120, y: 330 },
  closed: { x: 430, y: 330 },
  suppressed: { x: 740, y: 330 },
};
const WORKED: readonly Box[] = STAGES;

/** Stages above, ends below, and every way as an arrow with the number that it has in the list. */
export function TransitionsDrawing({ ways }: { readonly ways: readonly Way[] }) {
  const words = useWords(STRUCTURE_WORDS);
  const { language } = useLanguage();
  const boxes = new Set<Box>([...STAGES, ...ways.map(({ to }) => to)]);
  return (
    <svg className="tierline-drawing" viewBox="0 -12 860 380" role="img" aria-label={words.diagramLabel(ways.length)}>
      <defs>
        {['grey', 'blue'].map((colour) => (
          <marker
            key={colour}
            id={`arrow-${colour}`}
            viewBox="0 0 10 10"
            refX="9"
            refY="5"
            markerWidth="7"
            markerHeight="7"
            orient="auto"
          >
            <path d="M0 0 L10 5 L0 10 z" className={`tierline-arrow-${colour}`} />
          </marker>
        ))}
      </defs>
      {ways.map((way, index) => {
        const { path, label } = drawn(way);
        const colour = way.isOwn ? 'blue' : 'grey';
        return (
          <g key={`${way.from} ${way.to}`}>
            <path d={path} className={`tierline-way-${colour}`} markerEnd={`url(#arrow-${colour})`} />
            <circle cx={label.x} cy={label.y} r="12" className={`tierline-number-${colour}`} />
            <text x={label.x} y={label.y} className="tierline-number">
              {index + 1}
            </text>
          </g>
        );
      })}
      {[...boxes].map((box) => {
        const { x, y } = PLACES[box];
        const isStage = WORKED.includes(box);
        return (
          <g key={box}>
            <rect
              x={x - WIDE / 2}
              y={y - HIGH / 2}
              width={WIDE}
              height={HIGH}
              rx={isStage ? 6 : HIGH / 2}
              className={isStage ? 'tierline-stage' : 'tierline-end'}
            />
            <text x={x} y={y} className="tierline-box-name">
              {boxText(box, language)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

interface DrawnWay {
  readonly path: string;
  readonly label: Place;
}

function drawn({ from, to }: Way): DrawnWay {
  const [start, end] = [PLACES[from], PLACES[to]];
  const half = HIGH / 2;
  if (from === to) {
    const { x, y } = start;
    return {
      path: `M${x - 30} ${y - half} C${x - 50} ${y - 90} ${x + 50} ${y - 90} ${x + 30} ${y - half}`,
      label: { x, y: y - 74 },
    };
  }
  if (!WORKED.includes(to)) return toEnd(start, end);
  const isUp = end.x > start.x;
  if (isUp && end.x - start.x < 400) {
    return {
      path: `M${start.x + WIDE / 2} ${start.y - 8} L${end.x - WIDE / 2} ${end.y - 8}`,
      label: { x: (start.x + end.x) / 2, y: start.y - 8 },
    };
  }
  const [bow, y] = isUp ? [-130, start.y - half] : [90, start.y + half];
  const shift = isUp ? 60 : 40;
  const [x1, x2] = isUp ? [start.x + shift, end.x - shift] : [start.x - shift, end.x + shift];
  return {
    path: `M${x1} ${y} C${x1} ${y + bow} ${x2} ${y + bow} ${x2} ${y}`,
    label: { x: (x1 + x2) / 2, y: y + bow * 0.75 },
  };
}

/** From the bottom of a stage to the top of an end; numbers stand where lines of other lengths do not cross them. */
function toEnd(start: Place, end: Place): DrawnWay {
  const step = Math.sign(end.x - start.x);
  const from = { x: start.x + step * 26, y: start.y + HIGH / 2 };
  const into = { x: end.x - step * 26, y: end.y - HIGH / 2 };
  const share = step === 0 ? 0.5 : Math.abs(end.x - start.x) < 400 ? 0.72 : 0.2;
  return {
    path: `M${from.x} ${from.y} L${into.x} ${into.y}`,
    label: { x: from.x + (into.x - from.x) * share, y: from.y + (into.y - from.y) * share },
  };
}
