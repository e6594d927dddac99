import { m } from '#lib/messages/messages.js';
import { number } from '#lib/ui';
import { inLocale, type Locale } from '#platform';
import { frameworkOf, indicatorsOf } from '#programmes';
import type { SchoolFinding } from '../adaptation.ts';

/** A finding by its indicator: „2.1.3 Orientavimasis į mokinių poreikius, lygis 2,4“. Its framework is named where it is not the present one. */
export function findingInWords({ framework, indicator, level }: SchoolFinding, locale: Locale): string {
	const known = frameworkOf(framework);
	const found = known && indicatorsOf(known).find(({ code }) => code === indicator);
	const name = found?.name ?? found?.about;
	const what = [indicator, name ? inLocale(name, locale) : ''].filter(Boolean).join(' ');
	const of = known?.valid_to ? ` (${inLocale(known.name, locale)})` : '';
	return `${what}${of}, ${level === null ? m.room_finding_no_level({}, { locale }) : m.room_finding_level({ level: number(level, locale) }, { locale })}`;
}
