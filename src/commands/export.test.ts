import { expect, test } from 'vitest';
import { WrongInput } from './command.ts';
import { exportRecord, readArguments } from './export.ts';

test('a call is asked for by its address, an act by its number', () => {
	expect(readArguments(['selection', 'mini-2026'])).toEqual({ call: 'mini-2026' });
	expect(readArguments(['selection', 'mini-2026', '--act', '2'])).toEqual({ call: 'mini-2026', act: 2 });
});

test.each([
	[[], 'Only a selection'],
	[['agreement', 'x'], 'Only a selection'],
	[['selection'], 'One CALL'],
	[['selection', 'a', 'b'], 'One CALL'],
	[['selection', 'a', '--act', '0'], '--act'],
	[['selection', 'a', '--act', 'last'], '--act'],
	[['selection', 'a', '--all'], '--all']
])('what makes no sense is said: %j', (args, said) => {
	expect(() => readArguments(args)).toThrow(WrongInput);
	expect(() => readArguments(args)).toThrow(said);
});

test.each([
	[['evidence'], 'One TRAINING'],
	[['evidence', 'MOK-2026-000001', 'MOK-2026-000002'], 'One TRAINING'],
	[['certificate'], 'One NUMBER-OR-CODE']
])('what is to be exported is named once: %j', async (args, said) => {
	await expect(exportRecord.run(args)).rejects.toThrow(said);
});
