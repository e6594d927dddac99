import { describe, expect, test } from 'vitest';
import { kitRemarks, quantityOf, stageOfKit, type KitFacts } from './kit.ts';

const kit = (changes: Partial<KitFacts> = {}): KitFacts => ({
	quantity: 9,
	printed_on: null,
	dispatched_on: null,
	received_on: null,
	received: null,
	...changes
});
const facts = (changes: object = {}) => ({ participants: 9, outdated: false, first_day: '2027-03-10', today: '2027-03-01', ...changes });

test('a pack for each participant, a set for the school (M-19)', () => {
	expect([quantityOf('handout', 9), quantityOf('methodological', 9)]).toEqual([9, 1]);
});

test.each([
	['not_made', null],
	['made', kit()],
	['printed', kit({ printed_on: '2027-02-20' })],
	['dispatched', kit({ dispatched_on: '2027-02-21' })],
	['received', kit({ dispatched_on: '2027-02-21', received_on: '2027-02-24', received: 9 })]
])('a kit is %s', (stage, one) => expect(stageOfKit(one)).toBe(stage));

describe('what to look at', () => {
	test.each([
		['nothing while there is time', null, {}, []],
		['no kit eight days before', null, { today: '2027-03-02' }, []],
		['no kit seven days before', null, { today: '2027-03-03' }, ['not_made']],
		['made and not sent seven days before', kit(), { today: '2027-03-03' }, ['not_dispatched']],
		['sent in time', kit({ dispatched_on: '2027-03-01' }), { today: '2027-03-09' }, []],
		['begun, and nobody has said that it came', kit({ dispatched_on: '2027-03-01' }), { today: '2027-03-10' }, ['not_received']],
		['one more in the team than packs', kit(), { participants: 10 }, ['too_few']],
		['a newer version before printing', kit(), { outdated: true }, ['outdated']],
		['a newer version after printing', kit({ printed_on: '2027-02-28' }), { outdated: true }, []],
		['eight of nine came', kit({ received_on: '2027-03-05', received: 8 }), {}, ['received_less']],
		['all came; a tenth joined later', kit({ received_on: '2027-03-05', received: 9 }), { participants: 10 }, []]
	])('%s', (_, one, changes, remarks) => expect(kitRemarks('handout', one, facts(changes))).toEqual(remarks));

	test('a set for the school does not grow with the team', () => {
		expect(kitRemarks('methodological', kit({ quantity: 1 }), facts({ participants: 12 }))).toEqual([]);
	});
});
