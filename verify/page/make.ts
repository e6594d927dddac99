import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const address = 'verify/selection.html';

/** The page that checks selection files. */
export const makePage = (): Promise<string> => make('page.html', 'main.ts');

/** The page that checks certificates. Whoever serves it puts the published keys in the place of `{{keys}}`. */
export const makeCertificatePage = (): Promise<string> => make('../certificate/page.html', '../certificate/main.ts');

/** A page as one file that needs no other, and may ask nobody anything: its policy allows its own script and style only. */
async function make(page: string, main: string): Promise<string> {
	const [frame, parts, style, script] = await Promise.all([
		readFile(here('frame.html'), 'utf8'),
		readFile(here(page), 'utf8'),
		readFile(here('page.css'), 'utf8'),
		bundle(main)
	]);
	const body = parts.indexOf('<main');
	const policy = [
		"default-src 'none'",
		`script-src '${hashOf(script)}'`,
		`style-src '${hashOf(style)}'`,
		'img-src data:',
		"base-uri 'none'",
		"form-action 'none'",
		"require-trusted-types-for 'script'"
	].join('; ');
	return frame
		.replace('{{head}}', () => parts.slice(0, body))
		.replace('{{main}}', () => parts.slice(body))
		.replace('{{policy}}', policy)
		.replace('{{icon}}', icon)
		.replace('<style></style>', () => `<style>${style}</style>`)
		.replace('<script></script>', () => `<script>${script}</script>`);
}

/** Puts the page among the files that are served as they are; a developer gets it as its sources stand. */
export const checkerPage = (): Plugin => ({
	name: 'kartu-checker-page',
	applyToEnvironment: ({ name }) => name === 'client',
	async generateBundle() {
		this.emitFile({ type: 'asset', fileName: address, source: await makePage() });
	},
	configureServer({ middlewares }) {
		middlewares.use(`/${address}`, (_, response, next) => {
			makePage().then((page) => response.setHeader('content-type', 'text/html; charset=utf-8').end(page), next);
		});
	}
});

/** Gives the server the page that checks certificates, as a text to import: it is made once, with the build. */
export const certificatePage = (): Plugin => ({
	name: 'kartu-certificate-page',
	resolveId: (id) => (id === certificateModule ? `\0${id}` : undefined),
	load: async (id) => (id === `\0${certificateModule}` ? `export default ${JSON.stringify(await makeCertificatePage())};` : undefined)
});
const certificateModule = 'virtual:certificate-page';

async function bundle(main: string): Promise<string> {
	const built = await build({
		configFile: false,
		logLevel: 'warn',
		build: { write: false, target: 'es2023', lib: { entry: here(main), formats: ['iife'], name: 'checker' } }
	});
	const [output] = (Array.isArray(built) ? built : [built]).flatMap((one) => ('output' in one ? one.output : []));
	if (output?.type !== 'chunk') throw new Error('The page of the checker could not be bundled.');
	return output.code.replaceAll('</script', '<\\/script');
}

const hashOf = (content: string): string => `sha256-${createHash('sha256').update(content).digest('base64')}`;

const icon = `data:image/svg+xml,${encodeURIComponent(
	'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" fill="none" stroke-width="5"><path stroke="#17543a" d="M1.5 10.5 16 25l6.2-6.2M27.8 13.2 30.5 10.5"/><path stroke="#c9801a" d="M30.5 21.5 16 7 9.8 13.2M4.2 18.8 1.5 21.5"/></svg>'
)}`;
