/** Makes every link of ui follow the app's router: <LinkRouter navigate={(to) => router.navigate({ to })}>. */
export { RouterProvider as LinkRouter } from 'react-aria-components'
