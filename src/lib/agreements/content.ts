import * as v from 'valibot';
import { dayInWords } from '#platform';
import { DaySchema } from '#programmes';
import { partyRoles, type PartyRole } from './state.ts';
import { FundSchema, ObligationSchema, SectionSchema, type Due, type Fund } from './template.ts';

const text = v.string();

/** A party as it stands at the head of the agreement (D-06), with whoever signs for it. */
export const PartySchema = v.strictObject({
	role: v.picklist(partyRoles),
	organisation_id: text,
	name: text,
	legal_code: text,
	address: text,
	/** Null where nobody has the right to sign yet: such a text is not made. */
	signatory: v.strictObject({ person_id: text, name: text, post: text, basis: text })
});
export type Party = v.InferOutput<typeof PartySchema>;

/** All that stands in one version of the text: what the document is made from, and what its hash is taken of. */
export const ContentSchema = v.strictObject({
	document: v.picklist(['tripartite', 'training']),
	number: text,
	version: v.number(),
	title: text,
	place: text,
	made_on: DaySchema,
	programme: text,
	edition: text,
	reference: text,
	ends_on: DaySchema,
	parties: v.pipe(v.array(PartySchema), v.minLength(2), v.maxLength(3)),
	before: v.array(SectionSchema),
	obligations: v.array(ObligationSchema),
	after: v.array(SectionSchema),
	/** What the parties put into it, by source and year, in cents. */
	funds: v.array(FundSchema),
	annexes: v.array(text),
	team: v.array(v.strictObject({ name: text, post: text }))
});
export type Content = v.InferOutput<typeof ContentSchema>;

/** How a party is called in the text. */
export const partyNames: Record<PartyRole, { name: string; duties: string }> = {
	ministry: { name: 'Ministerija', duties: 'Ministerija įsipareigoja' },
	school: { name: 'Mokykla', duties: 'Mokykla įsipareigoja' },
	municipality: { name: 'Savivaldybė', duties: 'Savivaldybė įsipareigoja' }
};

/** Whose money it is, as the document says it. */
export const fundNames: Record<Fund['source'], string> = {
	ministry: 'ministerijos lėšos',
	school: 'mokyklos lėšos',
	municipality: 'savivaldybės lėšos',
	international_project: 'tarptautinio projekto lėšos',
	structural_funds: 'ES struktūrinių fondų lėšos'
};

/** „1 234,50 €“ */
export const eurosOf = (cents: number): string =>
	new Intl.NumberFormat('lt', { style: 'currency', currency: 'EUR' }).format(cents / 100).replaceAll('\u00a0', ' ');

/** A section as it is read: numbered paragraphs under a heading. */
export type WrittenSection = { title: string; clauses: string[] };

/** The sections of the text in order, the obligations of each party among them. */
export const sectionsOf = (content: Content): WrittenSection[] => [
	...content.before,
	...content.parties.flatMap(({ role }) => {
		const own = content.obligations.filter(({ party }) => party === role);
		return own.length === 0 ? [] : [{ title: partyNames[role].duties, clauses: own.map(({ words, due }) => withDue(words.lt, due)) }];
	}),
	...content.after
];

/** Who concludes the agreement, and who stands for it on what ground, as the first paragraphs name them. */
export const introducedAs = ({ role, name, legal_code, address, signatory }: Party): string =>
	`${name} (kodas ${legal_code}, ${address}; toliau – ${partyNames[role].name}). Atstovauja ${signatory.name}, ${signatory.post}; atstovavimo pagrindas – ${signatory.basis}.`;

/** The whole text as words: what is hashed, compared and shown; the document says the same. */
export function textOf(content: Content): string {
	const sections = sectionsOf(content).flatMap(({ title, clauses }, index) => [
		`${index + 1}. ${title}`,
		...clauses.map((clause, place) => `${index + 1}.${place + 1}. ${clause}`)
	]);
	const funds = content.funds.map((fund) => `${fund.year} m.: ${fundNames[fund.source]} – ${eurosOf(fund.cents)}`);
	return [
		content.title,
		`Nr. ${content.number}`,
		`${dayInWords(content.made_on, 'lt')}, ${content.place}`,
		...content.parties.map((party) => `${introducedAs(party)}`),
		...sections,
		...funds,
		...content.annexes.map((annex, place) => `${place + 1} priedas. ${annex}`),
		...content.team.map(({ name, post }) => `${name}, ${post}`)
	].join('\n');
}

function withDue(words: string, due: Due): string {
	const plain = words.replace(/\.$/, '');
	if (due.kind === 'after_force') return `${plain} – per ${due.days} ${within[rules.select(due.days)]} nuo sutarties įsigaliojimo.`;
	if (due.kind === 'yearly')
		return `${plain} – kasmet iki ${dayInWords(`2000-${two(due.month)}-${two(due.day)}`, 'lt').slice('2000 m. '.length)}`;
	if (due.kind === 'before_end' && due.days === 0) return `${plain} – iki sutarties pabaigos.`;
	if (due.kind === 'before_end')
		return `${plain} – ne vėliau kaip likus ${due.days} ${remaining[rules.select(due.days)]} iki sutarties pabaigos.`;
	return `${plain}.`;
}

const rules = new Intl.PluralRules('lt');
const within = { one: 'dieną', few: 'dienas', other: 'dienų', many: 'dienos', zero: 'dienų', two: 'dienas' } as const;
const remaining = { one: 'dienai', few: 'dienoms', other: 'dienų', many: 'dienos', zero: 'dienų', two: 'dienoms' } as const;
const two = (value: number): string => String(value).padStart(2, '0');
