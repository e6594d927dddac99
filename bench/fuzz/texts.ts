import type { Chance } from '../../stories/random.ts';

/** A request as it is sent; `said` says it in one line, for whoever looks into a failure. */
export type Input = { path: string; init: RequestInit; said: string };

/** Texts that have broken something somewhere: signs that end texts in other languages, numbers beyond their ends, days that are none, letters that are none. */
const hostile = [
	...['', ' ', '\u0000', '\u200b', '\ufeff', '\ud800', '\u202e', '👩🏽‍🏫', 'ą'.repeat(300), 'x'.repeat(70_000), '\r\n\r\n', '\t'],
	...[
		"'",
		'"',
		'`',
		'\\',
		"'; select pg_sleep(9) --",
		'$1',
		'${7*7}',
		'{{7*7}}',
		'<script>alert(1)</script>',
		'%00',
		'%',
		'..%2f..%2f',
		'../../etc/passwd'
	],
	...['0', '-1', '1e309', 'NaN', '9007199254740993', '99999999999999999999', '2147483648', '0x10', '1,5', '٣', '-0', '1e-9'],
	...['2026-02-30', '0000-00-00', '+275760-09-13', '9999-12-31', '10000-01-01', '2026-11-23T25:61', '24:00', '1970-01-01T00:00:00Z'],
	...['true', 'null', 'undefined', '[]', '{}', '[object Object]', '__proto__', 'constructor', 'on', '00000000-0000-0000-0000-000000000000'],
	...[
		'rasa@',
		'@',
		'a@b',
		`${'a'.repeat(250)}@b.lt`,
		'"x y"@b.lt',
		'rasa@mokykla.lt, ona@mokykla.lt',
		'https://[',
		'javascript:alert(1)',
		'//zla.lt',
		'lt',
		'xx'
	]
];

/** A text that is hostile, a stretch of one, or several of them. */
export function text(luck: Chance): string {
	const one = luck.pick(hostile);
	if (luck.happens(0.6)) return one;
	if (luck.happens(0.5)) return one + luck.pick(hostile);
	return String.fromCodePoint(...Array.from({ length: luck.between(1, 40) }, () => luck.between(1, 0x2fff)));
}
