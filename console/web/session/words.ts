import { wordsOf } from '../language/words.ts';

export const SESSION_WORDS = wordsOf({
  en: {
    title: 'Sign in to Tierline',
    company: 'Sign in',
    development: 'This company runs on this machine. Choose what you are.',
    viewerMay: 'looks at everything; numbers are hidden',
    supervisorMay: 'also sees numbers, stops and pauses',
    administratorMay: 'also changes rules, structure and campaigns',
    failed: 'Signing in did not work',
    noConfig: 'The console cannot begin',
    unreachable: 'The console does not learn how people sign in here. Is the company started?',
    noRole: 'You are signed in, and nobody has given you a role',
    noRoleMend: 'Ask an administrator to add you to viewer, supervisor or administrator, then sign in again.',
    signOut: 'Sign out',
  },
  ru: {
    title: 'Вход в Tierline',
    company: 'Войти',
    development: 'Эта компания работает на вашем компьютере. Выберите роль.',
    viewerMay: 'видит всё; номера скрыты',
    supervisorMay: 'видит и номера, останавливает и приостанавливает',
    administratorMay: 'меняет и правила, структуру, кампании',
    failed: 'Войти не удалось',
    noConfig: 'Консоль не может начать работу',
    unreachable: 'Консоль не знает, как здесь входят. Компания запущена?',
    noRole: 'Вы вошли, но роли вам ещё никто не дал',
    noRoleMend: 'Попросите администратора добавить вас в viewer, supervisor или administrator и войдите снова.',
    signOut: 'Выйти',
  },
});
