import { describe, expect, it } from 'vitest';
import { candidateZones } from '../../../simulator/auditor/candidate-zones.ts';

describe('candidate zones', () => {
  it('binds a number of the US or Canada to its area code, mobile or not', () => {
    expect(candidateZones('+12125550101', 'US')).toEqual(['America/New_York']);
    expect(candidateZones('+19075550101', 'US')).toEqual(['America/Adak', 'America/Anchorage']);
    expect(candidateZones('+17095550101', 'CA')).toContain('America/St_Johns');
  });

  it('binds a fixed line elsewhere to its place', () => {
    expect(candidateZones('+61255501234', 'AU')).toEqual(['Australia/Sydney']);
    expect(candidateZones('+493023125123', 'DE')).toContain('Europe/Berlin');
  });

  it('lets a mobile outside the US and Canada be anywhere in its country', () => {
    const zones = candidateZones('+61491570006', 'AU');
    expect(zones).toEqual(expect.arrayContaining(['Australia/Perth', 'Australia/Lord_Howe', 'Australia/Sydney']));
  });

  it('lets a number whose kind is unknown be anywhere in the country that the list names', () => {
    expect(candidateZones('+447700900123', 'GB')).toEqual(['Europe/London']);
  });

  it('lets a toll-free number be anywhere in its country', () => {
    expect(candidateZones('+18005550199', 'US')).toEqual(
      expect.arrayContaining(['America/New_York', 'Pacific/Honolulu']),
    );
  });

  it('refuses a country of which it knows no zone', () => {
    expect(() => candidateZones('+99912345', 'QQ')).toThrow('No time zone is known for the country QQ.');
  });
});
