import { useEffect, useState } from 'react';
import { useConnection } from './graphql-provider.tsx';

/** Answers of subscriptions over so long are counted. */
const countedOverMs = 5_000;

/** How many answers of subscriptions come to this browser per second. */
export function useReceivedPerSecond(): number {
  const connection = useConnection();
  const [perSecond, setPerSecond] = useState(0);
  useEffect(() => {
    let before = connection.answers();
    const timer = setInterval(() => {
      const now = connection.answers();
      setPerSecond(((now - before) / countedOverMs) * 1_000);
      before = now;
    }, countedOverMs);
    return () => clearInterval(timer);
  }, [connection]);
  return perSecond;
}
