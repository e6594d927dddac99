import { expect, test } from 'vitest';
import { readPlan, type TypedDay } from './event-plan.ts';

const day: TypedDay = { day: '2026-12-03', from: '10.00', to: '15.30', hours: '6' };
const read = (days: TypedDay[], title = 'Kaip kalbėtis pamokoje', place = 'Utenos „Saulės“ gimnazija') =>
	readPlan({ title, place, days }, { today: '2026-11-27', minutesAnHour: 45 });
const faults = (...args: Parameters<typeof read>) =>
	read(...args).faults.map(({ field, key }) => `${field} ${key.replace('delivery_fault_', '')}`);

test('a plan as it was typed is understood, its days in order', () => {
	const { plan, faults: none } = read([day, { day: '2026-11-27', from: '9', to: '12:00', hours: '4' }]);
	expect(none).toEqual([]);
	expect(plan.days).toEqual([
		{ day: '2026-11-27', begins: '09:00', ends: '12:00', contact: 16 },
		{ day: '2026-12-03', begins: '10:00', ends: '15:30', contact: 24 }
	]);
});

test('six hours of 45 minutes fit into 270 minutes, not into 269 (H-01)', () => {
	expect(faults([{ ...day, from: '10.00', to: '14.30' }])).toEqual([]);
	expect(faults([{ ...day, from: '10.01', to: '14.30' }])).toEqual(['hours_0 hours_long']);
});

test('each fault is told at its field', () => {
	expect(faults([{ day: '2026-02-30', from: 'x', to: '', hours: '1,3' }])).toEqual([
		'day_0 day',
		'from_0 time',
		'to_0 time',
		'hours_0 hours'
	]);
	expect(faults([day, day])).toEqual(['day_1 day_twice']);
	expect(faults([{ ...day, day: '2026-11-26' }])).toEqual(['day_0 day_over']);
	expect(faults([{ ...day, day: '2029-01-01' }])).toEqual(['day_0 day_far']);
	expect(faults([{ ...day, to: '09:00' }])).toEqual(['to_0 ends_before']);
	expect(faults([], 'ab', '')).toEqual(['title title', 'place place', 'day_0 day']);
});
