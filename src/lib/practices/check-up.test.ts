import { expect, test } from 'vitest';
import { saidLater, type Answered } from './check-up.ts';

const published = new Date('2026-11-01T08:00:00Z');
const said = (asked_on: string, answer: Answered['answer'], at: string): Answered => ({ asked_on, answer, answered_at: new Date(at) });

test.each<[string, Answered[], [string, string] | null]>([
	['nothing, where nobody answered', [], null],
	[
		'it holds, of the last who says so',
		[said('2028-11-01', 'holds', '2028-11-03'), said('2028-11-01', 'holds', '2028-11-09')],
		['holds', '2028-11-09']
	],
	[
		'that it changed weighs more',
		[said('2028-11-01', 'changed', '2028-11-03'), said('2028-11-01', 'holds', '2028-11-09')],
		['changed', '2028-11-03']
	],
	['that it is over most', [said('2028-11-01', 'over', '2028-11-03'), said('2028-11-01', 'changed', '2028-11-09')], ['over', '2028-11-03']],
	[
		'the last time counts alone',
		[said('2028-11-01', 'over', '2028-11-03'), said('2030-11-01', 'holds', '2030-11-09')],
		['holds', '2030-11-09']
	],
	['nothing from before it was published anew', [said('2026-10-01', 'over', '2026-10-03')], null]
])('everybody reads: %s', (_, answers, read) =>
	expect(saidLater(answers, published)).toEqual(read && { answer: read[0], at: new Date(read[1]) })
);
