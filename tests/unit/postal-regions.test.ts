import { describe, expect, it } from 'vitest';
import { regionOfPostalCode } from '../../shared/domain/postal-regions.ts';

describe('regionOfPostalCode', () => {
  it.each([
    ['US', '73301', 'TX', 'Austin, between ranges of Oklahoma'],
    ['US', '79901', 'TX', 'El Paso'],
    ['US', '88510', 'TX', 'El Paso, beside New Mexico'],
    ['US', '32501', 'FL', 'Pensacola'],
    ['US', '10001-1234', 'NY', 'Manhattan, nine digits'],
    ['US', '100011234', 'NY', 'the same without a hyphen'],
    ['US', '06390', 'NY', 'Fishers Island, amid Connecticut'],
    ['US', '06320', 'CT', 'New London'],
    ['US', '00501', 'NY', 'Holtsville'],
    ['US', '00601', 'PR', 'Adjuntas'],
    ['US', '00802', 'VI', 'Charlotte Amalie'],
    ['US', '05501', 'MA', 'Andover, amid Vermont'],
    ['US', '05401', 'VT', 'Burlington'],
    ['US', '20001', 'DC', 'Washington'],
    ['US', '20101', 'VA', 'Dulles'],
    ['US', '20601', 'MD', 'Waldorf'],
    ['US', '30301', 'GA', 'Atlanta'],
    ['US', '83414', 'WY', 'Alta, beside Idaho'],
    ['US', '90210', 'CA', 'Beverly Hills'],
    ['US', '96799', 'AS', 'Pago Pago'],
    ['US', '96701', 'HI', 'Aiea'],
    ['US', '96913', 'GU', 'Barrigada'],
    ['US', '96950', 'MP', 'Saipan'],
    ['US', '99501', 'AK', 'Anchorage'],
    ['CA', 'M5V 2T6', 'ON', 'Toronto'],
    ['CA', 'm5v', 'ON', 'first half, small letters'],
    ['CA', 'H3Z-2Y7', 'QC', 'Montreal'],
    ['CA', 'X0A 0H0', 'NU', 'Iqaluit'],
    ['CA', 'X1A 2N2', 'NT', 'Yellowknife'],
    ['AU', '2000', 'NSW', 'Sydney'],
    ['AU', '2601', 'ACT', 'Canberra'],
    ['AU', '2620', 'NSW', 'Queanbeyan'],
    ['AU', '0200', 'ACT', 'the university'],
    ['AU', '0800', 'NT', 'Darwin'],
    ['AU', '4870', 'QLD', 'Cairns'],
    ['AU', '7000', 'TAS', 'Hobart'],
    ['BR', '01310-100', 'SP', 'Sao Paulo'],
    ['BR', '69900-000', 'AC', 'Rio Branco'],
    ['BR', '72800-000', 'GO', 'Luziania, beside the capital'],
    ['MX', '06082', 'CMX', 'Mexico City'],
    ['MX', '22000', 'BCN', 'Tijuana'],
    ['RU', '101000', 'MOW', 'Moscow'],
    ['RU', '690001', 'PRI', 'Vladivostok'],
    ['RU', '236001', 'KGD', 'Kaliningrad'],
    ['ES', '35001', 'GC', 'Las Palmas'],
    ['ES', '28001', 'M', 'Madrid'],
    ['PT', '9500-150', '20', 'Ponta Delgada'],
    ['PT', '9000', '30', 'Funchal'],
  ])('knows %s %s: %s (%s)', (country, postalCode, region) => {
    expect(regionOfPostalCode(country, postalCode)).toBe(region);
  });

  it.each([
    ['US', '09001', 'forces in Europe'],
    ['US', '34001', 'forces in the Americas'],
    ['US', '96201', 'forces in the Pacific'],
    ['US', '96940', 'Palau, a country of its own'],
    ['US', '2134', 'a leading zero lost'],
    ['US', '733', 'a beginning only'],
    ['US', 'M5V 2T6', 'Canadian'],
    ['CA', '10001', 'American'],
    ['CA', 'D1A 1A1', 'no such letter'],
    ['CA', 'X9A 1A1', 'no such place'],
    ['AU', '0872', 'in three states'],
    ['PT', '1201-950', 'on the mainland, whose districts are not told apart'],
    ['DE', '10115', 'no table'],
    ['GB', 'SW1A 1AA', 'no table'],
    ['US', '', 'nothing'],
    ['constructor', '10001', 'no country'],
  ])('knows nothing of %s "%s" (%s)', (country, postalCode) => {
    expect(regionOfPostalCode(country, postalCode)).toBeUndefined();
  });

  it.each([
    ['AU', '2000'],
    ['BR', '22000000'],
    ['CA', 'M5V2T6'],
    ['ES', '28001'],
    ['MX', '22000'],
    ['PT', '9500'],
    ['PT', '9500150'],
    ['RU', '666000'],
    ['US', '22000'],
    ['US', '220001234'],
  ])('knows nothing of %s %s with a character too many or too few', (country, postalCode) => {
    const first = postalCode.slice(0, 1);

    expect(regionOfPostalCode(country, `${postalCode}0`)).toBeUndefined();
    expect(regionOfPostalCode(country, `${first}${postalCode}`)).toBeUndefined();
    expect(regionOfPostalCode(country, postalCode.slice(0, -1))).toBeUndefined();
  });
});
