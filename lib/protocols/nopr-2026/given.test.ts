import { describe, expect, it } from 'vitest';
import { formIds } from '../../domain/cases/case-event';
import { forms } from './forms';
import { givenFor } from './given';
import { fileOf, instantOn, prePetOn } from './story';

const registeredOn = '2026-10-26';

describe('what a form may read of its case', () => {
  it('is nothing before there is one', () => {
    for (const form of formIds) expect(givenFor(form, null)).toEqual({});
  });

  it('is exactly what the form declares', () => {
    const file = fileOf({ registeredOn });
    for (const form of formIds) expect(Object.keys(givenFor(form, file))).toEqual(forms[form].given);
  });

  it('comes from the registration', () => {
    const file = fileOf({ registeredOn, registration: { site: 'THYROID', thyroidFollicular: 'no' } });
    expect(givenFor('pre-pet', file)).toEqual({
      tracer: 'FDG',
      registeredReason: 'TM',
      registeredSite: 'THYROID',
      registeredFollowUp: 'thyroidFollicular',
    });
    expect(givenFor('completion', file)).toEqual({ tracer: 'FDG', registeredOn, scheduledOn: '2026-11-02' });
    expect(givenFor('report', file)).toEqual({ tracer: 'FDG' });
    expect(givenFor('post-pet', file)).toEqual({ reason: 'TM', tracer: 'FDG' });
    expect(givenFor('pre-pet', fileOf({ registeredOn }))).toMatchObject({ registeredFollowUp: 'NONE' });
  });

  it('is the reason that the physician confirmed, once there is one', () => {
    const file = fileOf({ registeredOn, events: [prePetOn('2026-10-30', { answers: { reason: 'SR' } })] });
    expect(givenFor('post-pet', file)).toEqual({ reason: 'SR', tracer: 'FDG' });
    expect(givenFor('pre-pet', file)).toMatchObject({ registeredReason: 'TM' });
  });

  it('counts the day of registration at the facility', () => {
    const lateEvening = instantOn('2026-10-26', 'Pacific/Honolulu', 23);
    const file = fileOf({ zone: 'Pacific/Honolulu', registeredOn });
    const [registered] = file.events;
    if (!registered) throw new Error('no registration');
    expect(givenFor('completion', { ...file, events: [{ ...registered, at: lateEvening }] })).toMatchObject({
      registeredOn: '2026-10-26',
    });
  });
});
