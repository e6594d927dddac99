import { checkSelection, mostBytes, readPublicKey, type PublicKey, type Report } from '../index.ts';
import { languages, say, type Language } from '../words/sentence.ts';
import { element } from './dom.ts';
import { show } from './show.ts';

const byId = <Found extends HTMLElement>(id: string): Found => document.getElementById(id) as Found;

const form = document.querySelector('form') as HTMLFormElement;
const fileInput = byId<HTMLInputElement>('file');
const keyInput = byId<HTMLTextAreaElement>('key');
const keyFileInput = byId<HTMLInputElement>('key-file');
const progress = byId('progress');
const result = byId('result');

type Problem = { field: 'file' | 'key'; key: string; values?: Record<string, string> };

let language: Language = 'lt';
let problems: Problem[] = [];
let found: { report: Report; key: PublicKey } | undefined;

/** Everything on the page in its language, as things stand. */
function render(): void {
	document.documentElement.lang = language;
	document.title = (problems.length > 0 ? say(language, 'page_error') : '') + say(language, 'page_title');
	for (const said of document.querySelectorAll<HTMLElement>('[data-say]')) said.textContent = say(language, said.dataset['say'] ?? '');
	for (const link of document.querySelectorAll('nav a'))
		if (link.getAttribute('href') === `#${language}`) link.setAttribute('aria-current', 'true');
		else link.removeAttribute('aria-current');
	renderProblems();
	result.hidden = found === undefined;
	result.replaceChildren(...(found ? show(found.report, found.key, language) : []));
}

function renderProblems(): void {
	const texts = problems.map(({ field, key, values }) => ({ field, text: say(language, key, values) }));
	const summary = byId('problems');
	summary.hidden = texts.length === 0;
	summary.replaceChildren(
		element('h2', {}, say(language, 'page_problem')),
		element('ul', {}, ...texts.map(({ field, text }) => element('li', {}, element('a', { href: `#${field}` }, text))))
	);
	for (const field of ['file', 'key']) {
		const text = texts.find((problem) => problem.field === field)?.text;
		const error = byId(`${field}-error`);
		error.textContent = text ?? '';
		error.hidden = text === undefined;
		error.parentElement?.classList.toggle('wrong', text !== undefined);
		if (text === undefined) byId(field).removeAttribute('aria-invalid');
		else byId(field).setAttribute('aria-invalid', 'true');
	}
}

async function check(): Promise<void> {
	found = undefined;
	problems = [];
	const key = readPublicKey(keyInput.value);
	const file = fileInput.files?.[0];
	const bytes = file ? await bytesOf(file) : undefined;
	if (!file) problems.push({ field: 'file', key: 'page_file_missing' });
	else if (!bytes) problems.push({ field: 'file', key: 'page_file_unreadable', values: { name: file.name } });
	if (!key) problems.push({ field: 'key', key: keyInput.value.trim() === '' ? 'page_key_missing' : 'page_key_wrong' });
	if (bytes && key) {
		progress.textContent = say(language, 'page_checking');
		await new Promise((painted) => setTimeout(painted, 50));
		found = { report: checkSelection(bytes, key), key };
		progress.textContent = '';
	}
	render();
	byId(found ? 'verdict' : 'problems').focus();
}

/** One byte more than is looked at is enough to see that a file is too large. */
async function bytesOf(given: File): Promise<Uint8Array | undefined> {
	try {
		return new Uint8Array(await given.slice(0, mostBytes + 1).arrayBuffer());
	} catch {
		return undefined;
	}
}

async function takeKey(given: File | undefined): Promise<void> {
	const bytes = given && (await bytesOf(given));
	if (bytes) keyInput.value = new TextDecoder().decode(bytes.subarray(0, 4000));
}

/** A file that was dropped stands where a chosen one would. */
function takeFile(given: File): void {
	const carrier = new DataTransfer();
	carrier.items.add(given);
	fileInput.files = carrier.files;
}

function chooseLanguage(): void {
	const wanted = languages.find((one) => location.hash === `#${one}`);
	if (!wanted) return;
	language = wanted;
	render();
}

form.addEventListener('submit', (event) => {
	event.preventDefault();
	void check();
});
keyFileInput.addEventListener('change', () => void takeKey(keyFileInput.files?.[0]));
window.addEventListener('hashchange', chooseLanguage);
window.addEventListener('dragover', (event) => {
	event.preventDefault();
	document.body.classList.add('dropping');
});
window.addEventListener('dragleave', () => document.body.classList.remove('dropping'));
window.addEventListener('drop', (event) => {
	event.preventDefault();
	document.body.classList.remove('dropping');
	for (const dropped of event.dataTransfer?.files ?? [])
		if (dropped.name.endsWith('.pem')) void takeKey(dropped);
		else takeFile(dropped);
});

byId('download').hidden = location.protocol === 'file:';
chooseLanguage();
render();
