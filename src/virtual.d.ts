declare module 'virtual:certificate-page' {
	/** The page that checks certificates, with `{{keys}}` where the published keys go. */
	const page: string;
	export default page;
}
