import { useState } from 'react';
import type { Query } from './api-client.ts';
import { useApiClient } from './api-context.ts';
import type { ApiProblem } from './problem.ts';

export interface Download {
  /** Asks for a text and hands it to the browser as a file. Never throws: what is wrong stands in `problem`. */
  readonly start: (path: string, query: Query, fileName: string) => Promise<void>;
  readonly isUnderWay: boolean;
  readonly problem: ApiProblem | undefined;
}

/** Files that the API answers with. A link would not do: the API wants to know who asks. */
export function useDownload(): Download {
  const client = useApiClient();
  const [isUnderWay, setIsUnderWay] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  return {
    isUnderWay,
    problem,
    start: async (path, query, fileName) => {
      setIsUnderWay(true);
      setProblem(undefined);
      try {
        const { body } = await client.ask<string>({ path, query });
        saveAs(fileName, body);
      } catch (error) {
        setProblem(error as ApiProblem);
      } finally {
        setIsUnderWay(false);
      }
    },
  };
}

function saveAs(fileName: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}
