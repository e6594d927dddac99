import type { Content, SentMember } from '#applications';
import type { AnswerValue } from '#programmes';

/** What stands in place of what is hidden: in the reader's language. */
export type RedactionWords = { hidden: string; member: (place: number) => string };

/**
 * An application for a blind review: without the names of the school and of people, without addresses, municipality and
 * names of files; the same names are hidden where they stand in answers, in whatever case. Everything else stays.
 */
export function redactContent(content: Content, words: RedactionWords): Content {
	const hide = hider(content, words.hidden);
	const { school, answers, team, evidence, endorsement } = content;
	return {
		school: {
			...school,
			id: '',
			name: '',
			legal_code: '',
			municipality: '',
			address: '',
			email: null,
			phone: null,
			website: null,
			head: null
		},
		answers: Object.fromEntries(
			Object.entries(answers)
				.filter(([field]) => !field.startsWith('contact_'))
				.map(([field, answer]) => [field, redactAnswer(answer, hide)])
		),
		team: team.map((member, place) => ({
			...member,
			person: String(place + 1),
			name: words.member(place + 1),
			email: null,
			post: hide(member.post),
			subject: hide(member.subject),
			category_reason: hide(member.category_reason)
		})),
		evidence: evidence.map((one) => ({ ...one, conclusion: hide(one.conclusion), file: null })),
		endorsement: endorsement && {
			...endorsement,
			municipality: words.hidden,
			name: null,
			post: null,
			remark: hide(endorsement.remark)
		},
		sign_off: null
	};
}

function redactAnswer(answer: AnswerValue | null | undefined, hide: (text: string) => string): AnswerValue | null {
	if (answer === null || answer === undefined) return null;
	if (typeof answer === 'string') return hide(answer);
	if (Array.isArray(answer)) return answer.map((one) => (one.code === null ? { ...one, text: hide(one.text) } : one));
	if (typeof answer === 'object') return answer.code === null ? { ...answer, text: hide(answer.text) } : answer;
	return answer;
}

/** Hides in a text what would tell the school or a person. */
function hider({ school, team, endorsement, sign_off }: Content, hidden: string): (text: string) => string {
	const places = [school.name, school.municipality, school.address].flatMap(tellingWords);
	const people = [school.head, endorsement?.name, sign_off?.name, ...team.map(({ name }: SentMember) => name)].flatMap((name) =>
		wordsOf(name ?? '')
	);
	const stems = [...places, ...people].map(stemOf);
	// Some write without the letters of their language.
	const named = anyOf([...new Set([...stems, ...stems.map(plain)])]);
	return (text) => {
		const contacts = text
			.replace(email, hidden)
			.replace(link, hidden)
			.replace(domain, hidden)
			.replace(phone, hidden)
			.replaceAll(school.legal_code || '\u0000', hidden);
		// A name begins with a capital letter; a common word of the same stem does not.
		const told = named ? contacts.replace(named, (word) => (startsLarge(word) ? hidden : word)) : contacts;
		return told.replace(new RegExp(`${escaped(hidden)}(?:[\\s,]+${escaped(hidden)})+`, 'g'), hidden);
	};
}

const email = /[^\s@<>]+@[^\s@<>]+\.\p{L}{2,}/gu;
const link = /(?:https?:\/\/|www\.)\S+/gi;
/** An address of a page without its beginning: „zelva.lt“, „facebook.com/zelva“. */
const domain = /(?<![\p{L}\p{N}@.])(?:[\p{L}\p{N}-]+\.)+(?:lt|eu|com|org|net|info|edu)(?![\p{L}\p{N}.]\p{L})(?:\/\S*)?/giu;
const phone = /(?<!\d)(?:\+370|8)[\s(-]*\d{1,3}[\s)-]*\d{2,3}[\s-]*\d{2,5}(?!\d)/g;

/** What many schools and places are called tells nothing. */
const common =
	/^(mokykl|gimnazij|progimnazij|pagrindin|pradin|vidurin|jaunim|darželi|daržel|lopšel|centr|daugiafunkc|ugdym|rajon|miest|savivaldyb|seniūnij|kaim|gatv|prospekt|alėj|katalik|lietuv|lenk|rus|tautin|meno|sport|licėj|skyri|vaik|šeim|filial|universitet|technolog|humanitar|tarptautin)/u;

const wordsOf = (name: string): string[] => name.match(/\p{L}{3,}/gu) ?? [];
const tellingWords = (name: string): string[] => wordsOf(name).filter((word) => !common.test(word.toLowerCase()));

/** Words that begin like one of these, with the endings that a name can have. */
function anyOf(stems: readonly string[]): RegExp | null {
	if (stems.length === 0) return null;
	const forms = stems.toSorted((one, other) => other.length - one.length).map((stem) => `${stem}\\p{L}{0,${[...stem].length < 3 ? 3 : 6}}`);
	return new RegExp(`(?<![\\p{L}\\p{N}])(?:${forms.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
}

/** A word without its ending, so that it is found in every case: „Želvos“, „Želvoje“; „Petraitis“, „Petraičio“. */
const stemOf = (word: string): string =>
	word
		.toLowerCase()
		.replace(/(?:iai|iui|iaus|ius|ių|ies|ias|ios|ai|as|is|ys|us|os|es|ės|ių|ų|io|ia|iu|a|ė|i|o|u|y|e)$/u, '')
		.replace(/(?<=\p{L}{3})[td]$/u, '');

const plain = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '');
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const startsLarge = (word: string): boolean => {
	const [first = ''] = word;
	return first !== first.toLowerCase();
};
