import SideNavigation, { type SideNavigationProps } from '@cloudscape-design/components/side-navigation';
import { useLocation, useNavigate } from 'react-router';
import { mayActAs } from '../../../shared/domain/roles.ts';
import { useLanguage, useWords } from '../language/language-context.ts';
import { SECTIONS } from '../pages/page.ts';
import { PAGES } from '../pages/pages.ts';
import { useProfile } from '../session/profile.ts';
import { pageTrail } from './page-trail.ts';
import { LAYOUT_WORDS } from './words.ts';

/** What whoever is signed in may look at: a section without pages is not there. */
export function Navigation() {
  const words = useWords(LAYOUT_WORDS);
  const { language } = useLanguage();
  const { role } = useProfile();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const items = SECTIONS.flatMap((section): SideNavigationProps.Item[] => {
    const pages = PAGES.filter((page) => page.section === section && mayActAs(role, page.role));
    const links = pages.map(({ path, name }) => ({ type: 'link' as const, text: name[language], href: path }));
    return links.length === 0 ? [] : [{ type: 'section-group', title: words.section[section], items: links }];
  });
  const trail = pageTrail(PAGES, pathname);
  return (
    <SideNavigation
      items={items}
      activeHref={trail.findLast(({ page }) => page.section !== undefined)?.href ?? pathname}
      onFollow={(event) => {
        event.preventDefault();
        void navigate(event.detail.href);
      }}
    />
  );
}
