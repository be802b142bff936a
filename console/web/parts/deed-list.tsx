import './plain-list.css';
import type { Deed } from '../../../shared/domain/deed.ts';
import { useDeedText } from './use-deed-text.ts';

/** What somebody did at once. */
export function DeedList({ deeds }: { readonly deeds: readonly Deed[] }) {
  const textOf = useDeedText();
  const texts = deeds.map(textOf);
  if (texts.length < 2) return texts.join('');
  return (
    <ul className="tierline-plain-list">
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}
