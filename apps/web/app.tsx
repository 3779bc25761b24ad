import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { createQueryClient } from '#platform/ui/api.ts';
import { theme } from '#platform/ui/theme.ts';
import { router } from './router.tsx';

const client = createQueryClient();

// Mantine's variables stand in static style sheets: the content security policy refuses inline style elements.
export function App() {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
