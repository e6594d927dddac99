import { expect, test } from 'vitest';
import { readHours, readMinutes, readTime } from './typed.ts';

test.each([
	['9.00', '09:00'],
	['9:05', '09:05'],
	['09:00', '09:00'],
	['14', '14:00'],
	['9 val.', '09:00'],
	['13.30 val.', '13:30'],
	[' 0:00 ', '00:00'],
	['24:00', undefined],
	['9.60', undefined],
	['9.5', undefined],
	['', undefined],
	['rytą', undefined]
])('a time as it is written: %j', (typed, time) => {
	expect(readTime(typed)).toBe(time);
});

test.each([
	['4', 16],
	['1,5', 6],
	['0.25', 1],
	['1,30', undefined],
	['1,3', undefined],
	['100', 400],
	['101', undefined],
	['-1', undefined],
	['', undefined]
])('hours as they are written: %j', (typed, quarters) => {
	expect(readHours(typed)).toBe(quarters);
});

test.each([
	['45', 45],
	['0', 0],
	['20 min.', 20],
	['600', 600],
	['601', undefined],
	['4,5', undefined],
	['', undefined]
])('minutes as they are written: %j', (typed, minutes) => {
	expect(readMinutes(typed)).toBe(minutes);
});
