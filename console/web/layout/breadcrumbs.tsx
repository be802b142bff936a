import BreadcrumbGroup from '@cloudscape-design/components/breadcrumb-group';
import { useEffect } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useLanguage, useWords } from '../language/language-context.ts';
import { PAGES } from '../pages/pages.ts';
import { pageTrail } from './page-trail.ts';
import { LAYOUT_WORDS } from './words.ts';

export function Breadcrumbs() {
  const words = useWords(LAYOUT_WORDS);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const trail = pageTrail(PAGES, useLocation().pathname);
  const name = trail.at(-1)?.page.name[language];
  useEffect(() => {
    document.title = name === undefined ? 'Tierline' : `${name} · Tierline`;
  }, [name]);
  return (
    <BreadcrumbGroup
      ariaLabel={words.breadcrumbs}
      items={trail.map(({ page, href }) => ({ text: page.name[language], href }))}
      onFollow={(event) => {
        event.preventDefault();
        void navigate(event.detail.href);
      }}
    />
  );
}
