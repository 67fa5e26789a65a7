"""Where reading runs: in this process, in several of this machine, on a cluster of Dask or Spark."""
