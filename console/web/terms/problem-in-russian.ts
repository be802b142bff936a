import type { DocumentName } from '../../../shared/domain/document-name.ts';
import type { ToldCause } from '../api/problem.ts';
import { countedInRussian } from '../language/plural.ts';
import { unreadableInRussian } from './findings/finding-in-russian.ts';
import { leadRefusalInRussian, type MomentText, type ProblemInRussian } from './lead-refusal-in-russian.ts';
import { STATUS_TERMS } from './lead-terms.ts';
import { explanationInRussian } from './reasons/explanation-in-russian.ts';
import { ROLE_TERMS } from './role-terms.ts';

const OF_DOCUMENT: Readonly<Record<DocumentName, string>> = { rules: 'правил', 'sales structure': 'структуры продаж' };
const FROM_HISTORY = 'выберите версию из истории';

/** Why an answer is none and what to do, in Russian; undefined of a cause that only a later version knows. */
export function problemInRussian(cause: ToldCause, momentText: MomentText): ProblemInRussian | undefined {
  switch (cause.kind) {
    case 'unreachable':
      return {
        detail: 'Нет соединения, или никто не отвечает.',
        mend: 'проверьте, есть ли интернет; запрос повторится сам',
      };
    case 'unanswered':
      return { detail: `Ответ пришёл не такой, каким должен быть (${cause.status}).` };
    case 'unexpected':
      return {
        detail: 'Такого никто не ожидал. Что случилось, записано в журнале системы.',
        mend: 'попробуйте ещё раз; если не поможет, сообщите тем, кто обслуживает систему',
      };
    case 'no-token':
      return { detail: 'В запросе нет действующего входа.', mend: 'войдите заново' };
    case 'no-role':
      return {
        detail: 'Вы вошли, но роли вам никто не дал.',
        mend: 'попросите администратора сделать вас наблюдателем, супервизором или администратором',
      };
    case 'nothing-served':
      return { detail: 'По этому адресу ничего нет.', mend: 'обновите страницу' };
    case 'other-methods':
      return { detail: `Здесь возможно только: ${cause.methods.join(', ')}.` };
    case 'other-role':
      return {
        detail: `Нужна роль «${ROLE_TERMS.ru[cause.needed]}», а у вас — «${ROLE_TERMS.ru[cause.yours]}».`,
        mend: 'попросите того, у кого она есть, или администратора — дать её вам',
      };
    case 'under-way':
      return { detail: 'Запрос уже отправлен и ещё выполняется.', mend: 'подождите немного и отправьте ещё раз' };
    case 'key-of-other-request':
      return {
        detail: 'С тем же ключом повтора уже приходил другой запрос.',
        mend: 'берите для каждого изменения новый ключ',
      };
    case 'key-malformed':
      return {
        detail: 'Ключ повтора записан неверно.',
        mend: `укажите от 1 до ${cause.characters} печатных знаков без пробелов`,
      };
    case 'too-often':
      return {
        detail: `Об этом можно спрашивать не чаще ${countedInRussian(cause.mostPerMinute, 'раза', 'раз', 'раз')} в минуту.`,
        mend: 'подождите и спросите снова',
      };
    case 'people-busy':
      return {
        detail: 'К списку сотрудников сейчас слишком много обращений; больше ничего не сделано.',
        mend: 'подождите и отправьте ещё раз',
      };
    case 'body-too-long':
      return {
        detail: `Запрос длиннее ${countedInRussian(cause.bytes, 'байта', 'байт', 'байт')}.`,
        mend: 'отправьте меньше за один раз',
      };
    case 'body-of-other-type':
      return { detail: 'Запрос должен быть в виде JSON.', mend: 'укажите этот вид в заголовке запроса' };
    case 'body-no-json':
      return { detail: 'Запрос не в виде JSON.', mend: 'запишите его одним значением JSON' };
    case 'body-too-deep':
      return {
        detail: `В запросе больше ${countedInRussian(cause.levels, 'уровня', 'уровней', 'уровней')} вложенности.`,
        mend: 'уберите лишнее: так глубоко здесь ничего не бывает',
      };
    case 'wrong-fields':
      return { detail: 'Что именно не так, сказано ниже.' };
    case 'no-if-match':
      return {
        detail: 'Не указано, от какой версии исходит изменение, а отменять не глядя то, что сделали другие, нельзя.',
        mend: 'прочитайте заново и внесите изменение ещё раз',
      };
    case 'if-match-of-nothing':
      return { detail: 'Такой версии здесь не бывает.', mend: 'прочитайте заново и внесите изменение ещё раз' };
    case 'number-unclear':
      return { detail: 'Номер непонятен.' };
    case 'search-ends-here':
      return { detail: 'Продолжить поиск с этого места нельзя.' };
    case 'said-malformed':
      return { detail: 'Сказанное о звонке принять нельзя.' };
    case 'person-in-a-call':
      return {
        detail: 'Этому человеку сейчас звонят. Его номера уже закрыты, данные ещё не стёрты.',
        mend: 'повторите, когда звонок закончится и по нему будет решение',
      };
    case 'no-such-lead':
      return { detail: `Лида ${cause.id} нет.`, mend: 'найдите его через поиск' };
    case 'lead-keeps-changing':
      return { detail: `Лид ${cause.id} всё время меняется: записать не получилось.`, mend: 'отправьте ещё раз' };
    case 'lead-overtaken': {
      const who = cause.author === undefined ? 'звонок или правила' : `${cause.author}, звонок или правила`;
      return {
        detail: `Пока вы смотрели, лида изменили: ${who}. Сейчас его статус — «${STATUS_TERMS.ru[cause.state]}».`,
        mend: 'посмотрите на него заново и решите по тому, что есть',
      };
    }
    case 'no-campaign-in-tier':
      return {
        detail: `У линии ${cause.tier} нет кампании: этому лиду никто не звонит.`,
        mend: 'создайте для линии кампанию',
      };
    case 'not-callable-now': {
      const next = cause.next === undefined ? '' : ` Можно будет ${momentText(cause.next)}.`;
      return {
        detail: `${explanationInRussian(cause).join(' ')}${next}`,
        mend: 'подождите, пока будет можно, или уберите то, что мешает',
      };
    }
    case 'no-such-person':
      return { detail: 'Сотрудника с таким идентификатором нет.', mend: 'обновите список сотрудников' };
    case 'oneself':
      return {
        detail: 'Это вы: свою роль не меняют, себя не отключают и не включают.',
        mend: 'попросите другого администратора',
      };
    case 'last-administrator':
      return {
        detail: 'Это последний администратор, который может войти: приглашать людей и менять правила будет некому.',
        mend: 'сначала сделайте администратором кого-то ещё, кто хотя бы раз входил',
      };
    case 'by-company-sign-in':
      return {
        detail: 'Вход — через общий вход компании, пароля здесь нет.',
        mend: 'дайте роль: входят так же, как везде в компании',
      };
    case 'switched-off':
      return { detail: 'Доступ отключён.', mend: 'сначала включите его' };
    case 'signed-in-already':
      return {
        detail: 'Первый вход уже был, свой пароль есть.',
        mend: 'забытый пароль меняют там, где входят',
      };
    case 'login-there-already':
      return {
        detail: 'Сотрудник с таким адресом уже есть.',
        mend: 'найдите его в списке: смените роль, включите или пригласите ещё раз',
      };
    case 'letters-used-up':
      return {
        detail: 'На сегодня письма кончились: сам Cognito отправляет 50 в день.',
        mend: 'пригласите завтра или настройте отправку через Amazon SES',
      };
    case 'address-refused':
      return {
        detail: 'На этот адрес письмо отправить нельзя.',
        mend: 'проверьте, так ли он пишется, и пригласите по верному',
      };
    case 'person-overtaken':
      return {
        detail: `Пока вы смотрели, роль или доступ изменились${by(cause)}.`,
        mend: 'посмотрите, как всё сейчас, и решите снова',
      };
    case 'live-unconfirmed':
      return {
        detail: 'С этой минуты звонят клиентам, настоящим людям.',
        mend: 'если так и задумано, подтвердите словом live',
      };
    case 'not-ready-to-go-live':
      return {
        detail: 'В таком виде клиентам звонить нельзя.',
        mend: 'исправьте всё, что названо ниже, и попробуйте снова',
      };
    case 'label-refused':
      return { detail: 'Такую подпись сохранить нельзя.' };
    case 'test-numbers-full':
      return { detail: `Тестовых номеров уже ${cause.most}, больше нельзя: сначала уберите один.` };
    case 'controls-overtaken':
      return {
        detail: `Пока вы смотрели, положение переключателей изменилось${by(cause)}.`,
        mend: 'посмотрите, как они стоят сейчас, и решите снова',
      };
    case 'campaign-unreadable':
      return {
        detail: `Сохранённая кампания не читается: ${unreadableInRussian(cause.why)}.`,
        mend: 'сохраните её заново',
      };
    case 'campaign-wrong':
      return { detail: 'В кампании есть ошибки.' };
    case 'campaign-gone':
      return { detail: 'Этой кампании больше нет.' };
    case 'campaign-there-already':
      return {
        detail: 'Кампания с таким идентификатором уже есть.',
        mend: 'возьмите другой или измените ту кампанию',
      };
    case 'campaign-overtaken':
      return {
        detail: `Пока вы смотрели, кампания изменилась${by(cause)}.`,
        mend: 'прочитайте её заново и внесите своё изменение',
      };
    case 'no-such-campaign':
      return { detail: `Кампании ${cause.id} нет.`, ...known(cause.known) };
    case 'no-such-script':
      return { detail: `Скрипта ${cause.id} нет.`, mend: 'выберите один из тех, что есть' };
    case 'report-days':
      return { detail: `Отчёт бывает за срок от 1 до ${countedInRussian(cause.most, 'дня', 'дней', 'дней')}.` };
    case 'figures-unusable':
      return { detail: 'То, что указано помимо счётчиков, использовать нельзя.' };
    case 'rules-wrong':
      return { detail: 'В правилах есть ошибки.' };
    case 'document-overtaken':
      return {
        detail: `Тем временем опубликована версия ${cause.version} ${OF_DOCUMENT[cause.document]} (${cause.author}, ${momentText(cause.at)}); вы начали от версии ${cause.from}.`,
        mend: 'посмотрите, что изменилось, прочитайте заново и внесите своё изменение',
      };
    case 'overtaken-by-unreadable':
      return {
        detail: `Тем временем опубликована версия ${cause.version}, которую эта версия системы не исполняет: ${unreadableInRussian(cause.why)}.`,
        mend: 'прочитайте заново то, что действует, и публикуйте поверх последней версии из истории',
      };
    case 'no-such-version':
      return { detail: `Версии ${cause.version} ${OF_DOCUMENT[cause.document]} нет.`, mend: FROM_HISTORY };
    case 'version-unreadable':
      return { detail: `Эта версия не читается: ${unreadableInRussian(cause.why)}.`, mend: FROM_HISTORY };
    case 'no-way-back':
      return {
        detail: `Версия ${cause.version} ${OF_DOCUMENT[cause.document]} не читается: ${unreadableInRussian(cause.why)}.`,
        mend: 'вернитесь к другой',
      };
    case 'document-refused':
      return {
        detail: `Публикация ${OF_DOCUMENT[cause.document]} в таком виде невозможна.`,
        mend: 'исправьте каждую ошибку на её месте',
      };
    case 'version-not-in-force':
      return {
        detail: `Указана не та версия ${OF_DOCUMENT[cause.document]}, которая действует.`,
        mend: 'прочитайте заново и начните от неё',
      };
    default:
      return leadRefusalInRussian(cause, momentText);
  }
}

function by({ author }: { readonly author?: string }): string {
  return author === undefined ? '' : ` (${author})`;
}

function known(ids: readonly string[] | undefined): Pick<ProblemInRussian, 'mend'> {
  if (ids === undefined) return {};
  return { mend: ids.length === 0 ? 'нет ни одной: создайте кампанию' : `есть ${ids.join(', ')}` };
}
