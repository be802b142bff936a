import { Link } from 'react-router';
import { useWords } from '../language/language-context.ts';
import { StopSwitch } from '../stop/stop-switch.tsx';
import { LanguageMenu } from './language-menu.tsx';
import { PersonMenu } from './person-menu.tsx';
import { LAYOUT_WORDS } from './words.ts';

export const TOP_BAR_ID = 'top-bar';
export const PAGE_ID = 'page';

/** Stays in sight on every page: the stop is never further than two clicks. */
export function TopBar() {
  const words = useWords(LAYOUT_WORDS);
  return (
    <header id={TOP_BAR_ID} className="tierline-top">
      <a className="tierline-skip" href={`#${PAGE_ID}`}>
        {words.skip}
      </a>
      <Link className="tierline-brand" to="/">
        Tierline
      </Link>
      <StopSwitch />
      <LanguageMenu />
      <PersonMenu />
    </header>
  );
}
