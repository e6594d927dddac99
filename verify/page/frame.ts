import { languages, say, type Language } from '../words/sentence.ts';
import { element } from './dom.ts';

export const byId = <Found extends HTMLElement>(id: string): Found => document.getElementById(id) as Found;

export type Problem<Field extends string> = { field: Field; key: string; values?: Record<string, string> };

type Framed<Field extends string> = {
	title: string;
	fields: readonly Field[];
	/** What was found, in a language; nothing while nothing was checked. */
	found: (language: Language) => Node[] | undefined;
	/** What else of the page depends on its language. */
	also?: (language: Language) => void;
};

/** What every page of a checker has: its language, chosen by the address; its problems, above and at their fields; its result. */
export function frame<Field extends string>({ title, fields, found, also }: Framed<Field>) {
	let language: Language = 'lt';
	let problems: readonly Problem<Field>[] = [];

	/** Everything on the page in its language, as things stand. */
	function render(): void {
		document.documentElement.lang = language;
		document.title = (problems.length > 0 ? say(language, 'page_error') : '') + say(language, title);
		for (const said of document.querySelectorAll<HTMLElement>('[data-say]')) said.textContent = say(language, said.dataset['say'] ?? '');
		for (const link of document.querySelectorAll('nav a'))
			if (link.getAttribute('href') === `#${language}`) link.setAttribute('aria-current', 'true');
			else link.removeAttribute('aria-current');
		also?.(language);
		showProblems(fields, problems, language);
		const nodes = found(language);
		byId('result').hidden = nodes === undefined;
		byId('result').replaceChildren(...(nodes ?? []));
	}

	function chooseLanguage(): void {
		language = languages.find((one) => location.hash === `#${one}`) ?? language;
		render();
	}

	window.addEventListener('hashchange', chooseLanguage);
	byId('download').hidden = location.protocol === 'file:';
	chooseLanguage();

	return {
		/** A sentence in the language of the page. */
		say: (key: string): string => say(language, key),
		/** Shows the problems there are now, or else what was found, and leads there. */
		tell(now: readonly Problem<Field>[]): void {
			problems = now;
			render();
			byId(problems.length > 0 ? 'problems' : 'verdict').focus();
		}
	};
}

function showProblems<Field extends string>(fields: readonly Field[], problems: readonly Problem<Field>[], language: Language): void {
	const texts = problems.map(({ field, key, values }) => ({ field, text: say(language, key, values) }));
	const summary = byId('problems');
	summary.hidden = texts.length === 0;
	summary.replaceChildren(
		element('h2', {}, say(language, 'page_problem')),
		element('ul', {}, ...texts.map(({ field, text }) => element('li', {}, element('a', { href: `#${field}` }, text))))
	);
	for (const field of fields) {
		const text = texts.find((problem) => problem.field === field)?.text;
		const error = byId(`${field}-error`);
		error.textContent = text ?? '';
		error.hidden = text === undefined;
		error.parentElement?.classList.toggle('wrong', text !== undefined);
		if (text === undefined) byId(field).removeAttribute('aria-invalid');
		else byId(field).setAttribute('aria-invalid', 'true');
	}
}
