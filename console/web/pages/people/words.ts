import { counted, countedInRussian } from '../../language/plural.ts';
import { wordsOf } from '../../language/words.ts';

export const PEOPLE_WORDS = wordsOf({
  en: {
    title: 'People',
    about:
      'Who may sign in to this console, and as what. Whoever comes through the company’s own sign-in appears here after the first time, and may do nothing until they are given a role.',
    listed: (count: number) => counted(count, 'person on this page', 'people on this page'),
    email: 'E-mail',
    you: (email: string) => `${email} (you)`,
    role: 'Role',
    noRole: 'none yet: may do nothing',
    status: 'Status',
    statuses: { invited: 'Invited', active: 'Active', 'switched-off': 'Switched off' },
    comesBy: 'Signs in',
    waysIn: { invitation: 'with a password of this console', 'company sign-in': 'as everywhere in the company' },
    since: 'Invited, or here since',
    change: 'Change',
    changeOne: (email: string) => `Change ${email}`,
    back: 'Back',
    more: 'Further people',
    roleMay: {
      viewer: 'Sees everything but telephone numbers, changes nothing',
      supervisor: 'Sees numbers, stops and pauses, works on leads',
      administrator: 'Changes rules, structure and campaigns, invites people and gives roles',
    },
    invite: 'Invite somebody',
    askInvite: 'Invite somebody?',
    inviteText: 'They get a letter with a password for their first sign-in. It is valid for seven days.',
    doInvite: 'Send the invitation',
    didInvite: (email: string) => `${email} is invited.`,
    deeds: {
      role: 'Change the role',
      'switch-off': 'Switch off',
      'switch-on': 'Switch on',
      'invite-again': 'Invite again',
    },
    ask: {
      role: (email: string) => `Change the role of ${email}?`,
      'switch-off': (email: string) => `Switch ${email} off?`,
      'switch-on': (email: string) => `Switch ${email} on again?`,
      'invite-again': (email: string) => `Invite ${email} once more?`,
    },
    texts: {
      role: 'They have to sign in again. What they have open may work as before for an hour at most.',
      'switch-off':
        'They cannot sign in any more and are signed out. What they have open may go on for an hour at most. Their name stays under what they did.',
      'switch-on': 'They may sign in again, with the role that they had.',
      'invite-again':
        'They get another letter with another password, valid for seven days. The one before no longer works.',
    },
    did: {
      role: (email: string) => `${email} has another role.`,
      'switch-off': (email: string) => `${email} is switched off.`,
      'switch-on': (email: string) => `${email} may sign in again.`,
      'invite-again': (email: string) => `Another invitation went to ${email}.`,
    },
    hindrances: {
      you: 'This is you: another administrator has to do it.',
      company: 'They sign in as everywhere in the company: there is no password to be sent. Give them a role.',
      signedIn: 'They have signed in already. Whoever forgot the password gets another one where they sign in.',
      off: 'Switch them on first.',
    },
  },
  ru: {
    title: 'Сотрудники',
    about:
      'Кто может входить в эту консоль и в какой роли. Кто входит через общий вход компании, появляется здесь после первого входа и ничего не может, пока не получит роль.',
    listed: (count) =>
      countedInRussian(count, 'сотрудник на странице', 'сотрудника на странице', 'сотрудников на странице'),
    email: 'Эл. почта',
    you: (email) => `${email} (это вы)`,
    role: 'Роль',
    noRole: 'пока нет: ничего нельзя',
    status: 'Статус',
    statuses: { invited: 'Приглашён', active: 'Активен', 'switched-off': 'Отключён' },
    comesBy: 'Как входит',
    waysIn: { invitation: 'по паролю этой консоли', 'company sign-in': 'через общий вход компании' },
    since: 'Приглашён или здесь с',
    change: 'Изменить',
    changeOne: (email) => `Изменить: ${email}`,
    back: 'Назад',
    more: 'Дальше',
    roleMay: {
      viewer: 'Видит всё, кроме телефонных номеров, ничего не меняет',
      supervisor: 'Видит номера, останавливает и приостанавливает звонки, работает с лидами',
      administrator: 'Меняет правила, структуру и кампании, приглашает людей и даёт роли',
    },
    invite: 'Пригласить',
    askInvite: 'Пригласить сотрудника?',
    inviteText: 'Он получит письмо с паролем для первого входа. Пароль действует семь дней.',
    doInvite: 'Отправить приглашение',
    didInvite: (email) => `Приглашение отправлено: ${email}.`,
    deeds: {
      role: 'Сменить роль',
      'switch-off': 'Отключить',
      'switch-on': 'Включить',
      'invite-again': 'Пригласить ещё раз',
    },
    ask: {
      role: (email) => `Сменить роль: ${email}?`,
      'switch-off': (email) => `Отключить ${email}?`,
      'switch-on': (email) => `Снова включить ${email}?`,
      'invite-again': (email) => `Пригласить ${email} ещё раз?`,
    },
    texts: {
      role: 'Нужно будет войти заново. То, что уже открыто, может работать по-прежнему не дольше часа.',
      'switch-off':
        'Войти больше не получится, открытые сеансы завершатся. То, что уже открыто, может работать не дольше часа. Подпись под прежними действиями останется.',
      'switch-on': 'Можно будет снова входить, с прежней ролью.',
      'invite-again': 'Придёт новое письмо с новым паролем на семь дней. Прежний пароль перестанет действовать.',
    },
    did: {
      role: (email) => `Роль изменена: ${email}.`,
      'switch-off': (email) => `Отключено: ${email}.`,
      'switch-on': (email) => `${email} снова может входить.`,
      'invite-again': (email) => `Новое приглашение отправлено: ${email}.`,
    },
    hindrances: {
      you: 'Это вы: нужен другой администратор.',
      company: 'Вход — через общий вход компании, пароль отправлять незачем. Дайте роль.',
      signedIn: 'Первый вход уже был. Забытый пароль меняют там, где входят.',
      off: 'Сначала включите.',
    },
  },
});
