import type { Page } from './page.ts';

/**
 * Every page: navigation, breadcrumbs and addresses come from these rows, in this order. A page lies below another where
 * its path begins with the other's: `/campaigns/:campaignId` below `/campaigns`.
 */
export const PAGES: readonly Page[] = [
  {
    path: '/',
    name: { en: 'Overview', ru: 'Обзор' },
    section: 'now',
    role: 'viewer',
    load: () => import('./overview/overview-page.tsx'),
  },
  {
    path: '/switches',
    name: { en: 'Mode and switches', ru: 'Режим и переключатели' },
    section: 'now',
    role: 'viewer',
    load: () => import('./mode/mode-page.tsx'),
  },
  {
    path: '/campaigns',
    name: { en: 'Campaigns', ru: 'Кампании' },
    section: 'company',
    role: 'viewer',
    load: () => import('./campaigns/campaigns-page.tsx'),
  },
  {
    path: '/campaigns/:campaignId',
    name: { en: 'Campaign', ru: 'Кампания' },
    role: 'viewer',
    load: () => import('./campaigns/campaign-page.tsx'),
  },
  {
    path: '/rules',
    name: { en: 'Dial rules', ru: 'Правила звонков' },
    section: 'rules',
    role: 'viewer',
    load: () => import('./rules/rules-page.tsx'),
  },
  {
    path: '/structure',
    name: { en: 'Sales structure', ru: 'Структура продаж' },
    section: 'company',
    role: 'viewer',
    load: () => import('./structure/structure-page.tsx'),
  },
  {
    path: '/programmes',
    name: { en: 'Programmes', ru: 'Программы' },
    section: 'company',
    role: 'viewer',
    load: () => import('./programmes/programmes-page.tsx'),
  },
  {
    path: '/people',
    name: { en: 'People', ru: 'Сотрудники' },
    section: 'company',
    role: 'administrator',
    load: () => import('./people/people-page.tsx'),
  },
  {
    path: '/leads',
    name: { en: 'Find leads', ru: 'Поиск лидов' },
    section: 'people',
    role: 'viewer',
    load: () => import('./leads/leads-page.tsx'),
  },
  {
    path: '/leads/:leadId',
    name: { en: 'Lead', ru: 'Лид' },
    role: 'viewer',
    load: () => import('./leads/lead-page.tsx'),
  },
  {
    path: '/review',
    name: { en: 'Review queue', ru: 'Очередь проверки' },
    section: 'people',
    role: 'viewer',
    load: () => import('./review/review-page.tsx'),
  },
  {
    path: '/reports',
    name: { en: 'Reports', ru: 'Отчёты' },
    section: 'records',
    role: 'viewer',
    load: () => import('./reports/reports-page.tsx'),
  },
  {
    path: '/advice',
    name: { en: 'Advice on tiers', ru: 'Советы по линиям' },
    section: 'records',
    role: 'viewer',
    load: () => import('./advice/advice-page.tsx'),
  },
  {
    path: '/audit',
    name: { en: 'Audit log', ru: 'Журнал действий' },
    section: 'records',
    role: 'supervisor',
    load: () => import('./audit/audit-page.tsx'),
  },
  {
    path: '/profile',
    name: { en: 'My profile', ru: 'Мой профиль' },
    role: 'viewer',
    load: () => import('./profile/profile-page.tsx'),
  },
  {
    path: '/scripts',
    name: { en: 'Scripts', ru: 'Скрипты' },
    section: 'company',
    role: 'viewer',
    load: () => import('./scripts/scripts-page.tsx'),
  },
  {
    path: '/scripts/:scriptId',
    name: { en: 'Script', ru: 'Скрипт' },
    role: 'viewer',
    load: () => import('./scripts/script-page.tsx'),
  },
];
