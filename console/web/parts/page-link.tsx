import { type ReactNode, use } from 'react';
import { Link, matchPath } from 'react-router';
import { mayActAs } from '../../../shared/domain/roles.ts';
import { useProfile } from '../session/profile.ts';
import { PagesContext } from './pages-context.ts';

interface PageLinkProps {
  readonly to: string;
  readonly children: ReactNode;
}

/** A link to a page that is there and offered to whoever looks; else its words alone. */
export function PageLink({ to, children }: PageLinkProps) {
  const { role } = useProfile();
  const [pathname = to] = to.split('?');
  const page = use(PagesContext).find(({ path }) => matchPath(path, pathname) !== null);
  return page !== undefined && mayActAs(role, page.role) ? <Link to={to}>{children}</Link> : children;
}
