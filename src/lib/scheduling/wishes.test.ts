import { expect, test } from 'vitest';
import { wishesFrom } from './wishes.ts';

const season = { starts_on: '2027-01-11', ends_on: '2027-05-28' };
const chosen = (code: string) => ({ code, text: code });

test('an application names its pattern, the months it would avoid and another venue', () => {
	const answers = {
		date_pattern: chosen('pattern_b'),
		months_to_avoid: [chosen('january'), chosen('may'), chosen('september')],
		venue_is_school: false,
		other_venue: ' Želvos bendruomenės namai '
	};
	expect(wishesFrom(answers, ['A', 'B', 'C'], season)).toEqual({
		patterns: ['B'],
		away: [
			{ starts_on: '2027-01-11', ends_on: '2027-01-31' },
			{ starts_on: '2027-05-01', ends_on: '2027-05-28' }
		],
		venue: 'Želvos bendruomenės namai'
	});
});

test('what is not said leaves everything open, and the venue is the school (M-17)', () => {
	expect(wishesFrom({}, ['A', 'C'], season)).toEqual({ patterns: ['A', 'C'], away: [], venue: null });
	expect(wishesFrom({ venue_is_school: true, other_venue: 'Sporto salė' }, ['A'], season).venue).toBeNull();
	expect(wishesFrom({ date_pattern: chosen('pattern_b') }, ['A', 'C'], season).patterns).toEqual(['A', 'C']);
});
