import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { PrefixNumberZones } from '../../shared/adapters/number-plan/prefix-number-zones.ts';
import { type LeadListResult, parseLeadList } from '../../shared/application/lead-list.ts';

const NOW = Temporal.Instant.from('2026-01-05T12:00:00Z');
const ZONES = PrefixNumberZones.load();
const NEW_YORK = {
  key: 'US+NY:America/New_York',
  country: 'US',
  numberRegion: 'NY',
  zones: ['America/New_York'],
};

function parsed(text: string): LeadListResult {
  return parseLeadList(text, { now: NOW, zones: ZONES });
}

function list(text: string) {
  const result = parsed(text);
  if (result.kind === 'unreadable') throw new Error(result.message);
  return result;
}

/** The one rejected row of a list that has one row. */
function rejectedFrom(header: string, row: string) {
  const { leads, rejected } = list(`${header}\n${row}\n`);
  expect(leads).toEqual([]);
  return rejected.map(({ code, reason }) => ({ code, reason }));
}

describe('a good row', () => {
  it('becomes a lead with every known column and the rest as attributes', () => {
    const text = [
      'external_id,name,phone,phone_2,stage,timezone,region,postal_code,country,source,last_contacted_on,previous_outcome,last_purchase_on,order_total,consent,call_window,Company Size,empty',
      'C-1,Ada Thorne,+1 212 555 0101,+44 20 7946 0101,account-care,America/New_York,NY,10001,us,fair,2025-12-01,sale,2025-11-30,1250.50,written,17:00-20:00,10-49,',
    ].join('\n');

    expect(list(text)).toEqual({
      kind: 'list',
      rows: 1,
      leads: [
        {
          line: 2,
          externalId: 'C-1',
          name: 'Ada Thorne',
          source: 'fair',
          stage: 'account-care',
          timezone: 'America/New_York',
          region: 'NY',
          country: 'US',
          numbers: [
            {
              e164: '+12125550101',
              area: { key: 'US-NY:America/New_York', country: 'US', region: 'NY', zones: ['America/New_York'] },
            },
            {
              e164: '+442079460101',
              area: { key: 'GB:America/New_York', country: 'GB', zones: ['America/New_York'] },
            },
          ],
          lastContactedOn: Temporal.PlainDate.from('2025-12-01'),
          previousOutcome: 'sale',
          lastPurchaseOn: Temporal.PlainDate.from('2025-11-30'),
          orderTotal: 1251,
          consent: 'written',
          callWindow: { start: '17:00', end: '20:00' },
          attributes: { 'Company Size': '10-49', postal_code: '10001' },
        },
      ],
      rejected: [],
    });
  });

  it('needs a phone only: it is a prospect in the zones of its number', () => {
    expect(list('phone\n+12125550101').leads).toEqual([
      {
        line: 2,
        stage: 'prospecting',
        country: 'US',
        numbers: [{ e164: '+12125550101', area: NEW_YORK }],
        attributes: {},
      },
    ]);
  });

  it.each([
    ['020 7946 0101', 'GB', '+442079460101', 'Europe/London'],
    ['030 23125 001', 'de', '+493023125001', 'Europe/Berlin'],
    ['(212) 555-0101', 'US', '+12125550101', 'America/New_York'],
  ])('may give the national number %s with the country %s', (phone, country, e164, zone) => {
    const [lead] = list(`phone;country\n${phone};${country}`).leads;

    expect(lead?.numbers.map((number) => [number.e164, number.area.zones[0]])).toEqual([[e164, zone]]);
    expect(lead?.country).toBe(country.toUpperCase());
  });

  it('has each of its numbers once, in the order of the columns', () => {
    const text = 'phone,phone_2,phone_3,phone_4,phone_5\n+12125550101,,+1 212 555 0101,+12125550104,+12125550103';

    expect(list(text).leads[0]?.numbers.map(({ e164 }) => e164)).toEqual([
      '+12125550101',
      '+12125550104',
      '+12125550103',
    ]);
  });

  it.each([
    ['express', 'express'],
    ['Written', 'written'],
    ['', undefined],
  ])('may write its consent as "%s"', (written, consent) => {
    expect(list(`phone,consent\n+12125550101,${written}`).leads[0]?.consent).toBe(consent);
  });

  it.each([
    ['17:00-20:00', { start: '17:00', end: '20:00' }],
    ['9:00 - 12:30', { start: '09:00', end: '12:30' }],
    ['18:00\u201324:00', { start: '18:00', end: '24:00' }],
    ['22:00-02:00', { start: '22:00', end: '02:00' }],
    ['', undefined],
  ])('may write its call window as "%s"', (written, callWindow) => {
    expect(list(`phone,call_window\n+12125550101,${written}`).leads[0]?.callWindow).toEqual(callWindow);
  });

  it('may leave out the cells at its end', () => {
    expect(list('phone,name,source\n+12125550101').rejected).toEqual([]);
  });

  it.each([
    ['Account Care', 'account-care'],
    ['SELLING', 'selling'],
    ['', 'prospecting'],
  ])('may write its stage as "%s"', (written, stage) => {
    expect(list(`phone,stage\n+12125550101,${written}`).leads[0]?.stage).toBe(stage);
  });

  it('may have been called today, wherever on earth', () => {
    expect(list('phone,last_contacted_on\n+12125550101,2026-01-06').rejected).toEqual([]);
  });

  it('keeps a column that bears the name of an object member as an attribute', () => {
    const [lead] = list('phone,__proto__,constructor\n+12125550101,a,b').leads;

    expect(Object.entries(lead?.attributes ?? {})).toEqual([
      ['__proto__', 'a'],
      ['constructor', 'b'],
    ]);
  });
});

describe('the calling area of a row', () => {
  function areasOf(header: string, row: string) {
    return list(`${header}\n${row}\n`).leads[0]?.numbers.map(({ area }) => area);
  }

  it('has the stated zone alone, whatever the address says', () => {
    expect(areasOf('phone,timezone,region,postal_code', '+12145550101,America/Denver,NY,73301')).toEqual([
      { key: 'US-NY+TX:America/Denver', country: 'US', region: 'NY', numberRegion: 'TX', zones: ['America/Denver'] },
    ]);
  });

  it("has every zone of the postal code's state, which is the region too", () => {
    expect(areasOf('phone,postal_code', '+12125550101,73301')).toEqual([
      {
        key: 'US-TX+NY:America/Chicago,America/Denver',
        country: 'US',
        region: 'TX',
        numberRegion: 'NY',
        zones: ['America/Chicago', 'America/Denver'],
      },
    ]);
  });

  it.each(['FL', 'fl', 'US-FL', 'Florida'])('has every zone of the region %s', (region) => {
    expect(areasOf('phone,region', `+13055550101,${region}`)).toEqual([
      {
        key: 'US-FL:America/Chicago,America/New_York',
        country: 'US',
        region: 'FL',
        zones: ['America/Chicago', 'America/New_York'],
      },
    ]);
  });

  it('has all zones of the number when neither region nor postal code can be understood', () => {
    expect(areasOf('phone,region,postal_code', '+12125550101,Up State,M5V')).toEqual([
      {
        key: 'US-Up%20State+NY:America/New_York',
        country: 'US',
        region: 'Up State',
        numberRegion: 'NY',
        zones: ['America/New_York'],
      },
    ]);
  });

  it('takes the address for the numbers of its own country only', () => {
    expect(areasOf('phone,phone_2,region', '+442079460101,+12125550101,SCT')).toEqual([
      { key: 'GB-SCT:Europe/London', country: 'GB', region: 'SCT', zones: ['Europe/London'] },
      NEW_YORK,
    ]);
    expect(areasOf('phone,postal_code,country', '+12125550101,M5V 2T6,CA')).toEqual([NEW_YORK]);
  });

  it('needs no zone of the number when the address has one', () => {
    const nowhere = {
      candidateZones: () => {
        throw new RangeError('No time zone.');
      },
    };

    expect(parseLeadList('phone,postal_code\n+16135550101,K1P 1J1', { now: NOW, zones: nowhere })).toMatchObject({
      leads: [
        { numbers: [{ area: { region: 'ON', zones: ['America/Atikokan', 'America/Toronto', 'America/Winnipeg'] } }] },
      ],
    });
  });

  it('has one zone for a German mobile, whose two zones show the same time', () => {
    expect(areasOf('phone', '+4915123456789')).toEqual([
      { key: 'DE:Europe/Berlin', country: 'DE', zones: ['Europe/Berlin'] },
    ]);
  });
});

describe('the shape of the file', () => {
  it.each([
    ['commas', 'phone,name\n+12125550101,Ada'],
    ['semicolons', 'phone;name\n+12125550101;Ada'],
    ['tabs', 'phone\tname\n+12125550101\tAda'],
    ['a byte order mark', '\uFEFFphone,name\n+12125550101,Ada'],
    ['Windows line ends', 'phone,name\r\n+12125550101,Ada\r\n'],
    ['old Mac line ends', 'phone,name\r+12125550101,Ada\r'],
    ['quotes around everything', '"phone","name"\n"+12125550101","Ada"\n'],
    ['spaces around cells', ' phone , name \n +12125550101 , "Ada" \n'],
    ['capital letters in the header', 'Phone,NAME\n+12125550101,Ada\n'],
    ['blank rows around', '\n\nphone,name\n\n,\n+12125550101,Ada\n\n'],
  ])('may have %s', (_, text) => {
    const { rows, leads } = list(text);

    expect(rows).toBe(1);
    expect(leads.map(({ name, numbers }) => [name, numbers[0]?.e164])).toEqual([['Ada', '+12125550101']]);
  });

  it('is read with semicolons when a column name holds a comma', () => {
    expect(list('phone;name;"size, people, about"\n+12125550101;Ada;10').leads[0]?.attributes).toEqual({
      'size, people, about': '10',
    });
  });

  it('may hold separators, quotes and line ends in quoted values', () => {
    const text = 'phone,name,remarks\n+12125550101,"Thorne, Ada","said ""yes""\r\nthen\nno"\n';

    expect(list(text).leads[0]).toMatchObject({
      name: 'Thorne, Ada',
      attributes: { remarks: 'said "yes"\r\nthen\nno' },
    });
  });

  it('may hold a quotation mark inside an unquoted value', () => {
    expect(list('phone,remarks\n+12125550101,a 5" pipe').leads[0]?.attributes).toEqual({ remarks: 'a 5" pipe' });
  });

  it.each(['\n', '\r\n', '\r'])('counts lines of the file, also past quoted line ends (%j)', (lineEnd) => {
    const text = [
      'phone,remarks',
      '+12125550101,"one',
      'two',
      'three"',
      '',
      'none,"a',
      'b"',
      '+12125550102,x',
      'bad',
    ].join(lineEnd);
    const { leads, rejected } = list(text);

    expect(leads.map(({ line }) => line)).toEqual([2, 8]);
    expect(rejected.map(({ line, row }) => [line, row])).toEqual([
      [6, `none,"a${lineEnd}b"`],
      [9, 'bad'],
    ]);
  });
});

describe('a bad row is rejected with its reason, and the rest is loaded', () => {
  it('when it has no number', () => {
    expect(rejectedFrom('phone,name', ',Ada')).toEqual([
      { code: 'no-number', reason: 'The row has no telephone number: fill the phone column.' },
    ]);
  });

  it.each([
    ['+1 212 555', ''],
    ['212 555 0101', ''],
    ['call me', 'US'],
    ['1.21E+10', 'US'],
  ])('when %s cannot be a number', (phone, country) => {
    expect(rejectedFrom('phone,country', `${phone},${country}`)).toEqual([
      {
        code: 'impossible-number',
        reason: expect.stringMatching(/^phone cannot be .*: write it with \+ and the country code/),
      },
    ]);
  });

  it('when a further number is impossible', () => {
    expect(rejectedFrom('phone,phone_2', '+12125550101,12')).toMatchObject([
      { code: 'impossible-number', reason: expect.stringMatching(/^phone_2 /) },
    ]);
  });

  it('when one of its numbers is taken by an earlier row', () => {
    const { leads, rejected } = list(
      'phone,phone_2\n+12125550101,+12125550102\n+12125550103,+12125550102\n+12125550103,\n',
    );

    expect(leads.map(({ line }) => line)).toEqual([2, 4]);
    expect(rejected).toEqual([
      {
        line: 3,
        code: 'duplicate',
        reason: 'phone_2 is already taken by the row on line 2: keep one of the two rows.',
        row: '+12125550103,+12125550102',
      },
    ]);
  });

  it('when its stage is unknown', () => {
    expect(rejectedFrom('phone,stage', '+12125550101,warm')).toEqual([
      {
        code: 'unknown-stage',
        reason: 'stage is none of prospecting, selling, account-care: correct it, or leave it empty for prospecting.',
      },
    ]);
  });

  it.each(['31.12.2025', '2025-02-30', '2025-1-5', '2025-12-01T10:00', 'yesterday'])('when %s is no date', (date) => {
    const reason = 'is no date: write it like 2025-11-30, or leave it empty.';

    expect(rejectedFrom('phone,last_contacted_on', `+12125550101,${date}`)).toEqual([
      { code: 'bad-date', reason: `last_contacted_on ${reason}` },
    ]);
    expect(rejectedFrom('phone,last_purchase_on', `+12125550101,${date}`)).toEqual([
      { code: 'bad-date', reason: `last_purchase_on ${reason}` },
    ]);
  });

  it('when a date lies in the future', () => {
    expect(rejectedFrom('phone,last_purchase_on', '+12125550101,2026-01-07')).toEqual([
      { code: 'bad-date', reason: 'last_purchase_on lies in the future: correct it, or leave it empty.' },
    ]);
  });

  it.each(['Europe/Nowhere', '+02:00', 'Berlin'])('when %s is no time zone', (timezone) => {
    expect(rejectedFrom('phone,timezone', `+12125550101,${timezone}`)).toEqual([
      {
        code: 'bad-timezone',
        reason: 'timezone is no time zone name: write it like Europe/Berlin, or leave it empty.',
      },
    ]);
  });

  it('when no time zone is known for its number', () => {
    const nowhere = {
      candidateZones: () => {
        throw new RangeError('No time zone.');
      },
    };

    expect(parseLeadList('phone\n+12125550101', { now: NOW, zones: nowhere })).toMatchObject({
      leads: [],
      rejected: [
        { code: 'bad-timezone', reason: 'No time zone is known for the number in phone: fill the timezone column.' },
      ],
    });
    expect(parseLeadList('phone,timezone\n+12125550101,America/New_York', { now: NOW, zones: nowhere })).toMatchObject({
      leads: [{ numbers: [{ area: NEW_YORK }] }],
    });
  });

  it.each(['Germany', 'ZZ', 'UK'])('when %s is no country code', (country) => {
    expect(rejectedFrom('phone,country', `+12125550101,${country}`)).toEqual([
      {
        code: 'bad-country',
        reason: 'country is no known two-letter code: write US, CA, GB, DE or the like, or leave it empty.',
      },
    ]);
  });

  it.each(['-5', '1.250.000', '12.345', '$ 40', 'much'])('when %s is no amount', (amount) => {
    expect(rejectedFrom('phone;order_total', `+12125550101;${amount}`)).toEqual([
      {
        code: 'bad-amount',
        reason: 'order_total is no amount: write digits only, like 1250 or 1250.50, or leave it empty.',
      },
    ]);
  });

  it.each(['yes', 'verbal', 'express written'])('when its consent is "%s"', (consent) => {
    expect(rejectedFrom('phone,consent', `+12125550101,${consent}`)).toEqual([
      {
        code: 'bad-consent',
        reason: 'consent is neither express nor written: write one of them, or leave it empty when none is known.',
      },
    ]);
  });

  it.each([
    'evenings',
    '17-20',
    '17:00',
    '17:00-24:30',
    '24:00-08:00',
    '17:00-17:00',
    '9:00-09:00',
    '17:60-18:00',
    '5:00 pm-8:00 pm',
    '17:00-20:00,21:00-22:00',
  ])('when its call window is "%s"', (callWindow) => {
    expect(rejectedFrom('phone;call_window', `+12125550101;${callWindow}`)).toEqual([
      {
        code: 'bad-call-window',
        reason: 'call_window is no time of day from and to: write it like 17:00-20:00, or leave it empty.',
      },
    ]);
  });

  it('when it has more cells than the header', () => {
    expect(rejectedFrom('phone,name', '+12125550101,Thorne,Ada')).toEqual([
      {
        code: 'too-many-cells',
        reason: 'The row has 3 cells and the header 2: put a value that holds the separator in quotation marks.',
      },
    ]);
  });

  it('when it is too long to be stored', () => {
    expect(rejectedFrom('phone,remarks', `+12125550101,${'x'.repeat(16_000)}`)).toEqual([
      { code: 'too-long', reason: 'The row is longer than 16000 characters: leave out what a call does not need.' },
    ]);
  });

  it('when its quotes are broken: the rows after it are read', () => {
    const { leads, rejected } = list(
      'phone,name\n+12125550101,"Ada" Thorne\n+12125550102,"Dara\n+12125550103,"Nils"\n',
    );

    expect(leads.map(({ line }) => line)).toEqual([4]);
    expect(rejected.map(({ line, code, row }) => [line, code, row])).toEqual([
      [2, 'broken-quotes', '+12125550101,"Ada" Thorne'],
      [3, 'broken-quotes', '+12125550102,"Dara'],
    ]);
  });
});

describe('a text that is no list', () => {
  it.each([
    ['', 'The file is empty.', 'Give a file with a header row and a row for each lead.'],
    ['\uFEFF \r\n', 'The file is empty.', 'Give a file with a header row and a row for each lead.'],
    ['phone,name\n', 'The list has a header but no row.', 'Add a row for each lead below the header.'],
    [
      'name\nAda',
      'The list has no column named phone.',
      'Give a header row in which the column of telephone numbers is named phone.',
    ],
    ['name,Mobile\nAda,+12125550101', 'The list has no column named phone.', 'Rename the column Mobile to phone.'],
    ['phone,Phone\n1,2', 'The header names the column phone twice.', 'Rename or remove one of them.'],
    [
      'PK\u0003\u0004\u0014',
      'This is not a text file.',
      'Save the list as "CSV UTF-8 (comma delimited)" and give that file.',
    ],
    ['phone\n\u0000', 'This is not a text file.', 'Save the list as "CSV UTF-8 (comma delimited)" and give that file.'],
    [
      '"phone" x\n1',
      'The quotation marks of the header row, line 1, cannot be understood.',
      'Write the column names without quotation marks.',
    ],
    [
      'phone,name\n+12125550101,"A\nB"\n+12125550102,"Ada\nmore',
      'A quotation mark opened on line 4 is never closed.',
      'Close the quotation mark, or write it twice ("") where it belongs to the value.',
    ],
  ])('%j is unreadable as a whole, with a mend', (text, message, mend) => {
    expect(parsed(text)).toEqual({ kind: 'unreadable', message, mend });
  });
});
