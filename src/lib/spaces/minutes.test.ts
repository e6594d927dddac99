import { expect, test } from 'vitest';
import { readMinutes } from './minutes.ts';
import { readTask } from './task.ts';

test('every line of the decisions is one, however it is numbered', () => {
	const { minutes, faults } = readMinutes({
		present: ' Visos šešios mokyklos ',
		text: '',
		decisions: '1. Susitinkame Utenoje\n\n– Ema surenka lapus\n2) Kito susitikimo tema – matai'
	});
	expect(faults).toEqual([]);
	expect(minutes).toEqual({
		present: 'Visos šešios mokyklos',
		text: '',
		decisions: ['Susitinkame Utenoje', 'Ema surenka lapus', 'Kito susitikimo tema – matai']
	});
});

test('empty minutes are none, and a decision is no essay', () => {
	expect(readMinutes({ present: 'Visi', text: ' ', decisions: '' }).faults).toEqual([{ field: 'text', key: 'spaces_fault_minutes_empty' }]);
	expect(readMinutes({ present: '', text: '', decisions: 'a'.repeat(501) }).faults).toEqual([
		{ field: 'decisions', key: 'spaces_fault_decisions' }
	]);
});

test('a task names what, who of the room, and a day that lies ahead', () => {
	const people = new Set(['ema']);
	expect(readTask({ title: 'Surinkti lapus', owner_id: 'ema', due: '2026-11-22' }, people, '2026-11-22')).toEqual({
		task: { title: 'Surinkti lapus', owner_id: 'ema', due_on: '2026-11-22' },
		faults: []
	});
	const fields = (typed: { title: string; owner_id: string; due: string }) =>
		readTask(typed, people, '2026-11-22').faults.map(({ field }) => field);
	expect(fields({ title: '', owner_id: 'kita', due: '2026-11-21' })).toEqual(['title', 'owner_id', 'due']);
	expect(fields({ title: 'Surinkti', owner_id: 'ema', due: '2030-01-01' })).toEqual(['due']);
	expect(fields({ title: 'Surinkti', owner_id: 'ema', due: '' })).toEqual(['due']);
});
