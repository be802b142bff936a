import { wordsOf } from '../language/words.ts';

export const STOP_WORDS = wordsOf({
  en: {
    stop: 'Stop all calls',
    stopped: 'Stopped: let calls go again',
    isStopped: 'All calls are stopped',
    mayNotStop: 'Only supervisors and administrators may stop the calls. Ask one of them.',
    mayNotResume: 'Only an administrator may let calls go again.',
    askStop: 'Stop all calls?',
    askStopText: 'No call is started from 5 seconds from now on, in no campaign. Conversations that are held go on.',
    askResume: 'Let calls go again?',
    askResumeText: 'Calls are placed again as mode, hours and rules have it.',
    doStop: 'Stop everything',
    doResume: 'Let calls go again',
    didStop: 'All calls are stopped.',
    didResume: 'Calls are placed again.',
  },
  ru: {
    stop: 'Остановить все звонки',
    stopped: 'Остановлено: возобновить звонки',
    isStopped: 'Все звонки остановлены',
    mayNotStop: 'Останавливать звонки могут только супервизоры и администраторы. Обратитесь к ним.',
    mayNotResume: 'Возобновить звонки может только администратор.',
    askStop: 'Остановить все звонки?',
    askStopText: 'Через 5 секунд не начнётся больше ни один звонок, ни в одной кампании. Идущие разговоры продолжатся.',
    askResume: 'Возобновить звонки?',
    askResumeText: 'Звонки пойдут снова, как велят режим, часы и правила.',
    doStop: 'Остановить всё',
    doResume: 'Возобновить звонки',
    didStop: 'Все звонки остановлены.',
    didResume: 'Звонки идут снова.',
  },
});
